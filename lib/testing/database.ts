import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

// A setup file of vitest: it runs before each test file is loaded, so that lib/env reads this database's address.
const server = inject('postgres')
const name = `test_${randomBytes(8).toString('hex')}`
const dataDir = mkdtempSync(join(tmpdir(), 'publication-data-'))

const admin = new pg.Client({ connectionString: `${server}/postgres` })
await admin.connect()
await admin.query(`CREATE DATABASE ${name} TEMPLATE template_publication`)
await admin.end()

process.env.DATABASE_URL = `${server}/${name}`
process.env.AUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests'
process.env.DATA_DIR = dataDir

afterAll(async () => {
  const { closeDb } = await import('#lib/db/client')
  await closeDb()
  const cleaner = new pg.Client({ connectionString: `${server}/postgres` })
  await cleaner.connect()
  await cleaner.query(`DROP DATABASE ${name} WITH (FORCE)`)
  await cleaner.end()
  rmSync(dataDir, { recursive: true, force: true })
})
