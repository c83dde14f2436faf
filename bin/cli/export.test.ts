import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { getLiveArticle } from '#lib/published/articles.ts'
import { askHere, runCommand } from '#test/command.ts'
import { emptyPublication } from '#test/emptying.ts'
import { somePost } from '#test/factories.ts'
import { temporaryFolder } from '#test/folder.ts'

test('an export is imported with “import”', { timeout: 120_000 }, async () => {
  await somePost({ title: 'Moving house', slug: 'moving-house', tags: ['Homes'] })
  const path = join(temporaryFolder(), 'site')
  expect(await askHere(['export', path])).toMatchObject({ path, counts: { posts: 1, tags: 1 }, missing: [] })
  const article = readFileSync(join(path, 'articles', 'moving-house.mdx'), 'utf8')
  expect(article).toMatch(/^---\ntitle: Moving house\nslug: moving-house\ndate: [\s\S]*tags:\n {2}- Homes\n/)

  const before = await getLiveArticle('moving-house')
  await emptyPublication()
  expect(await askHere(['import', path, '--dry-run'])).toMatchObject({ dryRun: true, counts: { created: 1 } })
  expect(await getLiveArticle('moving-house')).toBeNull()
  expect(runCommand(['import', path])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Files: 1 created, 0 updated/),
  })
  expect(await getLiveArticle('moving-house')).toEqual(before)
})
