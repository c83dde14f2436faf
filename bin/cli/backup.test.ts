import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { env } from '#lib/core/env.ts'
import { db } from '#lib/db/client.ts'
import { askCommand, askHere, runCommand } from '#test/command.ts'
import { somePost } from '#test/factories.ts'
import { temporaryFolder } from '#test/folder.ts'
import { someLargeFile } from '#test/images.ts'

const timeout = 120_000

test('a backup is made, checked and restored; images that changed are told', { timeout }, async () => {
  await somePost({ title: 'Kept', slug: 'kept' })
  await someLargeFile(1)
  const key = await someLargeFile(1)
  writeFileSync(join(env().DATA_DIR, key), 'changed')
  expect(askCommand(['media', 'check'], { status: 1 })).toMatchObject({ damaged: [key] })

  const path = join(temporaryFolder(), 'site.backup')
  expect(askCommand(['backup', 'create', path], { status: 1 })).toMatchObject({ pictures: 1, missing: [key] })
  expect(await askHere(['backup', 'verify', path])).toMatchObject({ format: 1, pictures: 1 })

  const refused = runCommand(['backup', 'restore', path])
  expect(refused).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/not empty: it contains 1 posts/),
  })
  await somePost({ title: 'Lost' })
  expect(runCommand(['backup', 'restore', path, '--force'])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Restored the backup of 2\S+: \d+ tables and 1 images\.\n$/),
  })
  expect(await db().post.findMany({ select: { slug: true } })).toEqual([{ slug: 'kept' }])
})
