import { readFileSync } from 'node:fs'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { expect, test } from 'vitest'
import { databaseUrl } from '#lib/db/address.ts'

const { pgboss } = JSON.parse(readFileSync('node_modules/pg-boss/package.json', 'utf8'))

// When this fails after an upgrade: add a migration with the statements of getMigrationPlans('jobs', <the version here>).
test('the migrations make the tables that this version of pg-boss expects', async () => {
  const client = new pg.Client({ connectionString: databaseUrl() })
  await client.connect()
  const { rows } = await client.query('SELECT version FROM jobs.version')
  await client.end()
  expect(rows).toEqual([{ version: pgboss.schema }])

  const boss = new PgBoss({
    connectionString: databaseUrl(),
    schema: 'jobs',
    migrate: false,
    supervise: false,
  })
  await boss.start()
  expect(await boss.detectSchemaDrift()).toMatchObject({ ok: true })
  await boss.stop({ graceful: false })
})
