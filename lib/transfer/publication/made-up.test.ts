import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publicationItself } from '#lib/people/viewer'
import { seedPosts } from '#lib/seeding/seeding'
import { emptyPublication } from '#lib/testing/emptying'
import { temporaryFolder } from '#lib/testing/folder'
import { readSite } from '#lib/testing/readers'
import { dumpFolder, dumpStorage } from '#lib/testing/stored'
import { exportPublication } from '#lib/transfer/publication/exporting'
import { importPublication } from '#lib/transfer/publication/importing'

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
