import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { createBackup } from '#lib/backup/creating.ts'
import { databaseUrl } from '#lib/db/address.ts'
import { runCommand } from '#test/command.ts'
import { emptyDatabase, rows } from '#test/empty-database.ts'
import { temporaryFolder } from '#test/folder.ts'
import { fillPublication } from '#test/publication.ts'

test('a restore needs no more than a database of its own: no tables, no superuser', {
  timeout: 120_000,
}, async () => {
  await fillPublication()
  const path = join(temporaryFolder(), 'site.backup')
  await createBackup(publicationItself, { path })

  const role = `tenant_${randomBytes(6).toString('hex')}`
  await rows(databaseUrl(), `CREATE ROLE ${role} LOGIN PASSWORD 'secret'`)
  const elsewhere = new URL(await emptyDatabase(`OWNER ${role}`))
  elsewhere.username = role
  elsewhere.password = 'secret'
  const place = { DATABASE_URL: elsewhere.href, DATA_DIR: temporaryFolder() }
  expect(runCommand(['backup', 'restore', path], { env: place })).toMatchObject({ status: 0, stderr: '' })
  expect(runCommand(['media', 'check'], { env: place })).toMatchObject({ status: 0 })
  expect(runCommand(['backup', 'restore', path, '--force'], { env: place })).toMatchObject({ status: 0 })
  for (const sql of ['SELECT * FROM posts ORDER BY id', 'SELECT * FROM users ORDER BY id'])
    expect(await rows(elsewhere.href, sql)).toEqual(await rows(databaseUrl(), sql))
})

test('a database that holds something else is left alone, even with --force', {
  timeout: 60_000,
}, async () => {
  const path = join(temporaryFolder(), 'site.backup')
  await createBackup(publicationItself, { path })
  const foreign = await emptyDatabase()
  await rows(foreign, 'CREATE TABLE invoices AS SELECT 1 AS number')
  const env = { DATABASE_URL: foreign }
  expect(runCommand(['backup', 'restore', path, '--force'], { env })).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/tables of another application/),
  })
  expect(await rows(foreign, 'SELECT * FROM invoices')).toEqual([{ number: 1 }])
})
