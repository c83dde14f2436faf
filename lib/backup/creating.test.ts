import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { createBackup } from '#lib/backup/creating.ts'
import { restoreBackup } from '#lib/backup/restoring.ts'
import { db } from '#lib/db/client.ts'
import { checkMedia } from '#lib/media/checking.ts'
import { deleteImage } from '#lib/media/library.ts'
import { storeImage } from '#lib/media/storing.ts'
import { somePost } from '#test/factories.ts'
import { temporaryFolder } from '#test/folder.ts'
import { someLargeFile } from '#test/images.ts'

test('a backup shows one moment, while posts and images come and go', { timeout: 120_000 }, async () => {
  for (let index = 0; index < 6; index++) await storeImage(publicationItself, await noise(700))
  for (let index = 0; index < 3; index++) await someLargeFile(20)
  // The first table is large, so that the later ones are read long after it.
  await db().$executeRaw`
    INSERT INTO audit_events (action, subject_type, subject_id, detail)
    SELECT 'test', 'post', number::text, jsonb_build_object('text', md5(number::text) || repeat(md5(random()::text), 12))
    FROM generate_series(1, 100000) number`
  const [users, settings] = [await db().user.findMany(), await db().setting.findMany()]
  const path = join(temporaryFolder(), 'site.backup')
  let isDone = false
  const [written] = await Promise.all([
    keepWriting(() => isDone),
    createBackup(publicationItself, { path }).then(({ missing }) => {
      expect(missing).toEqual([])
      isDone = true
    }),
  ])
  expect(written.length).toBeGreaterThan(2)

  await restoreBackup(publicationItself, { path, force: true })
  // What was there before stands as it was; of what came meanwhile there is a beginning, each with all that is its own.
  expect([await db().user.findMany(), await db().setting.findMany()]).toEqual([users, settings])
  const posts = await db().post.findMany({
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      slug: true,
      liveRevision: { select: { rendering: { select: { words: true } } } },
      draft: true,
    },
  })
  const published = posts.filter(({ liveRevision }) => liveRevision !== null)
  expect(published.map(({ slug }) => slug)).toEqual(written.slice(0, published.length))
  // The moment may lie between the creation of the newest post and its publication.
  expect(posts.length - published.length).toBeLessThanOrEqual(1)
  for (const { liveRevision, draft } of posts) expect([liveRevision?.rendering, draft]).not.toContain(null)
  const events = await db().auditEvent.findMany({
    where: { action: 'post.create' },
    select: { subjectId: true },
  })
  expect(new Set(events.map(({ subjectId }) => subjectId))).toEqual(new Set(posts.map(({ id }) => id)))
  // Every image that is named has its file, also those that were deleted meanwhile.
  expect(await checkMedia(publicationItself)).toMatchObject({ missing: [], damaged: [] })
})

/** A new image, a post that shows it, and an old image deleted, over and over; the slugs in order. */
async function keepWriting(isDone: () => boolean): Promise<string[]> {
  const slugs: string[] = []
  while (!isDone()) {
    const { src } = await storeImage(publicationItself, await noise(40))
    const slug = `written-${slugs.length}`
    await somePost({ title: slug, slug, body: `![noise](${src})` })
    slugs.push(slug)
    const oldest = await db().media.findFirst({ where: { width: 700 }, select: { id: true } })
    if (oldest) await deleteImage(publicationItself, oldest.id)
  }
  return slugs
}

async function noise(side: number) {
  const raw = { width: side, height: side, channels: 3 as const }
  const bytes = await sharp(randomBytes(side * side * 3), { raw })
    .png()
    .toBuffer()
  return { name: `noise-${side}.png`, bytes }
}
