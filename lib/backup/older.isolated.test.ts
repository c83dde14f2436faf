import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createBackup } from '#lib/backup/creating'
import { restoreBackup } from '#lib/backup/restoring'
import { databaseUrl } from '#lib/db/address'
import { db } from '#lib/db/client'
import { migrate } from '#lib/db/migrating'
import { migrationStatus } from '#lib/db/migration-status'
import { publicationItself } from '#lib/people/viewer'
import { rows } from '#lib/testing/empty-database'
import { somePost } from '#lib/testing/factories'
import { temporaryFolder } from '#lib/testing/folder'
import { writeInto } from '#lib/testing/folders'

const later = '20990101000000_later'
const more = vi.hoisted(() => ({ folder: '' }))

// The program gets one migration more between the backup and the restore.
vi.mock('#lib/db/migrations', async (original) => {
  const module = await original<typeof import('#lib/db/migrations')>()
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
