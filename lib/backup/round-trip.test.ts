import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { createBackup } from '#lib/backup/creating.ts'
import { restoreBackup } from '#lib/backup/restoring.ts'
import { env } from '#lib/core/env.ts'
import { Conflict, Forbidden } from '#lib/core/errors.ts'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { NotificationConnection } from '#lib/invalidation/notification-connection.ts'
import { getLiveArticle } from '#lib/published/articles.ts'
import { dumpDatabase } from '#test/dump.ts'
import { someone, somePost } from '#test/factories.ts'
import { temporaryFolder } from '#test/folder.ts'
import { fillPublication } from '#test/publication.ts'
import { dumpStorage } from '#test/stored.ts'

const dump = async () => {
  const { changes, mail_messages, password_resets, ...tables } = await dumpDatabase()
  return tables
}

test('everything comes back as it was, whatever happened since', async () => {
  await fillPublication()
  const path = join(temporaryFolder(), 'site.backup')
  const report = await createBackup(publicationItself, { path })
  expect(report).toMatchObject({ pictures: 1, missing: [] })
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const [rows, files] = [await dump(), dumpStorage()]
  const counted = await db().change.count()

  await somePost({ title: 'After the backup' })
  await db().user.deleteMany()
  for (const key of Object.keys(files)) writeFileSync(join(env().DATA_DIR, key), 'overwritten')
  const last = await db().change.findFirstOrThrow({ orderBy: { id: 'desc' } })

  await expect(restoreBackup(publicationItself, { path })).rejects.toThrow(/not empty: it contains .* posts/)
  const heard: string[] = []
  const hearing = await NotificationConnection.open(databaseUrl(), (payload) => heard.push(payload))
  const restored = await restoreBackup(publicationItself, { path, force: true })
  await hearing.ping()
  await hearing.close()

  expect(restored).toMatchObject({ createdAt: report.createdAt, pictures: 1, migrated: [] })
  expect(await dump()).toEqual(rows)
  expect(dumpStorage()).toEqual(files)
  expect(heard.map((payload) => JSON.parse(payload))).toEqual([{ id: expect.any(String), everything: true }])
  const [first] = await db().change.findMany({ orderBy: { id: 'asc' } })
  expect(counted).toBeGreaterThan(1)
  expect(first?.id).toBeGreaterThan(last.id + 2n)

  // Rules and numbers are back, too.
  await expect(db().$executeRaw`UPDATE revisions SET title = 'x'`).rejects.toThrow(
    /A revision is never changed/,
  )
  await expect(db().$executeRaw`UPDATE posts SET live_revision_id = ${'0'.repeat(24)}`).rejects.toThrow()
  await somePost({ title: 'Life goes on', slug: 'life-goes-on' })
  expect(await getLiveArticle('life-goes-on')).toMatchObject({ title: 'Life goes on' })
})

test('only the owner makes and restores backups, and no file is overwritten', async () => {
  const path = join(temporaryFolder(), 'site.backup')
  await expect(createBackup(await someone('administrator'), { path })).rejects.toThrow(Forbidden)
  await expect(restoreBackup(await someone('administrator'), { path })).rejects.toThrow(Forbidden)
  writeFileSync(path, 'precious')
  await expect(createBackup(publicationItself, { path })).rejects.toThrow(Conflict)
})
