import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { exportPublication } from '#lib/import-export/site/exporting.ts'
import { importPublication } from '#lib/import-export/site/importing.ts'
import { emptyPublication } from '#test/emptying.ts'
import { temporaryFolder } from '#test/folder.ts'
import { readSite } from '#test/readers.ts'
import { dumpFolder, dumpStorage } from '#test/stored.ts'
import { seedPosts } from '../../../prisma/seed/generator/seeding.ts'

// A thousand of them: `npm run bench moving`.
test('made-up posts come back the same', async () => {
  await seedPosts(publicationItself, { posts: 60 })
  const [site, files] = [await readSite(6), dumpStorage()]
  const [first, second] = [join(temporaryFolder(), 'site'), join(temporaryFolder(), 'site')]
  await exportPublication(publicationItself, { path: first })
  await emptyPublication()
  const { counts } = await importPublication(publicationItself, { path: first })
  expect(counts).toMatchObject({ created: 60, failed: 0 })
  expect(await readSite(6)).toEqual(site)
  expect(dumpStorage()).toEqual(files)
  await exportPublication(publicationItself, { path: second })
  expect(dumpFolder(second)).toEqual(dumpFolder(first))
})
