import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import { migrate } from '#lib/db/migrating.ts'
import { migrationStatus } from '#lib/db/migration-status.ts'
import { MIGRATIONS, readMigrations } from '#lib/db/migrations.ts'
import { emptyDatabase, rows } from '#test/empty-database.ts'
import { temporaryFolder } from '#test/folder.ts'
import { writeInto } from '#test/folders.ts'

const run = promisify(execFile)

test('instances that start together apply each migration once', async () => {
  const url = await emptyDatabase()
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url), migrate(url)])
  const names = (await readMigrations()).map(({ name }) => name)
  expect(applied.flat().sort()).toEqual(names)
  expect(await migrationStatus(url)).toEqual({ applied: names, pending: [], edited: [], unknown: [] })
})

test('the bookkeeping is what Prisma itself would write', async () => {
  const url = await emptyDatabase()
  await migrate(url)
  const [first] = await readMigrations()
  const [row] = await rows(url, 'SELECT * FROM _prisma_migrations ORDER BY migration_name LIMIT 1')
  expect(row).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    migration_name: first?.name,
    checksum: first?.checksum,
    applied_steps_count: 1,
    logs: null,
    rolled_back_at: null,
    started_at: expect.any(Date),
    finished_at: expect.any(Date),
  })
})

test('a migration that fails leaves nothing, says so, and can be corrected', async () => {
  const url = await emptyDatabase()
  const folder = migrations({ '1_first': 'CREATE TABLE a ();', '2_second': 'CREATE TABLE b (); SELECT 1/0;' })
  const attempt = migrate(url, folder)
  await expect(attempt).rejects.toThrow(/2_second failed: division by zero\nIt was rolled back/)
  expect(await tables(url)).toEqual(['_prisma_migrations', 'a'])
  expect(await migrationStatus(url, folder)).toMatchObject({ applied: ['1_first'], pending: ['2_second'] })

  writeInto(folder, '2_second/migration.sql', 'CREATE TABLE b ();')
  expect(await migrate(url, folder)).toEqual(['2_second'])
})

test('a migration that loses its connection leaves nothing', async () => {
  const url = await emptyDatabase()
  const folder = migrations({ '1_slow': 'CREATE TABLE a (); SELECT pg_sleep(600);' })
  const attempt = expect(migrate(url, folder)).rejects.toThrow(/1_slow failed/)
  await vi.waitUntil(async () => (await cut(url)).length > 0, 10_000)
  await attempt
  expect(await tables(url)).toEqual([])
})

test('a runner that is killed half-way leaves nothing, and the next one waits for its end', async () => {
  const url = await emptyDatabase()
  const folder = migrations({ '1_slow': 'CREATE TABLE a (); SELECT pg_sleep(2); CREATE TABLE b ();' })
  const killed = execFile(process.execPath, ['--input-type=module', '--eval', migrating(url, folder)])
  await vi.waitUntil(async () => (await sleeping(url)).length > 0, 60_000)
  const ended = once(killed, 'exit')
  killed.kill('SIGKILL')
  await ended
  expect(await tables(url)).toEqual([])

  // PostgreSQL notices the death only when the script is done, and keeps the lock until then.
  writeInto(folder, '1_slow/migration.sql', 'CREATE TABLE a ();')
  expect(await sleeping(url)).toHaveLength(1)
  expect(await migrate(url, folder)).toEqual(['1_slow'])
  expect(await tables(url)).toEqual(['_prisma_migrations', 'a'])
})

test('a migration that another program started and did not finish stops everything', async () => {
  const url = await emptyDatabase()
  await migrate(url, migrations({ '1_first': 'CREATE TABLE a ();' }))
  await rows(url, 'UPDATE _prisma_migrations SET finished_at = NULL')
  const folder = migrations({ '1_first': 'CREATE TABLE a ();', '2_second': 'CREATE TABLE b ();' })
  await expect(migrate(url, folder)).rejects.toThrow(
    /1_first was started by another program.*--rolled-back 1_first/,
  )
  expect(await tables(url)).toEqual(['_prisma_migrations', 'a'])

  await rows(url, 'UPDATE _prisma_migrations SET rolled_back_at = now(); DROP TABLE a')
  expect(await migrate(url, folder)).toEqual(['1_first', '2_second'])
})

test('a database that holds something else is left alone', async () => {
  const url = await emptyDatabase()
  await rows(url, 'CREATE TABLE wages ()')
  await expect(migrate(url)).rejects.toThrow(/a table wages. Nothing was changed/)
  expect(await tables(url)).toEqual(['wages'])
})

test('nothing keeps a program that has migrated from ending', async () => {
  const url = await emptyDatabase()
  const code = `${migrating(url, MIGRATIONS)}
    console.log(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length)`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code])
  expect(stdout).toBe('0\n')
})

test('a function with semicolons inside is one statement', async () => {
  const url = await emptyDatabase()
  const body = 'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;'
  await migrate(url, migrations({ '1_function': body }))
  expect(await rows(url, 'SELECT two()')).toEqual([{ two: 2 }])
})

test('a file that was changed after it was applied, and one that is gone, are told apart', async () => {
  const url = await emptyDatabase()
  await migrate(url, migrations({ '1_first': 'CREATE TABLE a ();', '2_second': 'CREATE TABLE b ();' }))
  const folder = migrations({ '1_first': 'CREATE TABLE c ();', '3_third': 'CREATE TABLE d ();' })
  expect(await migrationStatus(url, folder)).toEqual({
    applied: [],
    pending: ['3_third'],
    edited: ['1_first'],
    unknown: ['2_second'],
  })
})

function migrating(url: string, folder: string): string {
  return `import { migrate } from '#lib/db/migrating.ts'
    await migrate(${JSON.stringify(url)}, ${JSON.stringify(folder)})`
}

function migrations(files: Record<string, string>): string {
  const folder = temporaryFolder()
  for (const [name, sql] of Object.entries(files)) writeInto(folder, `${name}/migration.sql`, sql)
  return folder
}

async function tables(url: string): Promise<unknown[]> {
  const found = await rows(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
  return found.map(({ tablename }) => tablename)
}

const SLEEPING = "FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"

const sleeping = (url: string) => rows(url, `SELECT pid ${SLEEPING}`)
const cut = (url: string) => rows(url, `SELECT pg_terminate_backend(pid) ${SLEEPING}`)
