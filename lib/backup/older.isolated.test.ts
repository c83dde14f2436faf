import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { createBackup } from '#lib/backup/creating.ts'
import { restoreBackup } from '#lib/backup/restoring.ts'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { migrate } from '#lib/db/migrating.ts'
import { migrationStatus } from '#lib/db/migration-status.ts'
import { rows } from '#test/empty-database.ts'
import { somePost } from '#test/factories.ts'
import { temporaryFolder } from '#test/folder.ts'
import { writeInto } from '#test/folders.ts'

const later = '20990101000000_later'
const more = vi.hoisted(() => ({ folder: '' }))

// The program gets one migration more between the backup and the restore.
vi.mock('#lib/db/migrations.ts', async (original) => {
  const module = await original<typeof import('#lib/db/migrations.ts')>()
  const elsewhere = (folder: string) => (folder === module.MIGRATIONS ? more.folder : folder)
  return {
    ...module,
    readMigrations: (folder = module.MIGRATIONS) => module.readMigrations(elsewhere(folder)),
  }
})

test('an older backup is restored and brought forward, also over a newer database', async () => {
  const known = temporaryFolder()
  more.folder = join(known, 'migrations')
  mkdirSync(more.folder)
  cpSync('prisma/migrations', more.folder, { recursive: true })
  const path = join(known, 'site.backup')
  await somePost({ title: 'Old', slug: 'old' })
  await createBackup(publicationItself, { path })

  writeInto(
    more.folder,
    `${later}/migration.sql`,
    'CREATE TABLE extra (id int); INSERT INTO extra VALUES (7);',
  )
  expect(await migrate(databaseUrl(), more.folder)).toEqual([later])
  await somePost({ title: 'New' })

  const report = await restoreBackup(publicationItself, { path, force: true })
  expect(report.migrated).toEqual([later])
  expect(await migrationStatus(databaseUrl())).toMatchObject({ pending: [], edited: [], unknown: [] })
  expect(await rows(databaseUrl(), 'SELECT id FROM extra')).toEqual([{ id: 7 }])
  expect(await db().post.findMany({ select: { slug: true } })).toEqual([{ slug: 'old' }])
})
