import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

// A vitest setup file: it runs before each test file. The files of one worker share their modules, so the values that
// lib/env has cached must stay valid: the database URL and the folder stay the same, and only their contents are
// reset.
const { server, folder } = inject('places')
const name = `test_${process.env.VITEST_POOL_ID}`
const dataDir = join(folder, name)

const admin = new pg.Client({ connectionString: `${server}/postgres` })
await admin.connect()
await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
await admin.query(`CREATE DATABASE ${name} TEMPLATE template_publication STRATEGY FILE_COPY`)
await admin.end()
rmSync(dataDir, { recursive: true, force: true })
mkdirSync(dataDir)

process.env.DATABASE_URL = `${server}/${name}`
process.env.AUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests'
process.env.DATA_DIR = dataDir

afterAll(async () => {
  const { closeDb } = await import('#lib/db/client.ts')
  await closeDb()
  // The next file's database has no queues yet.
  Reflect.deleteProperty(globalThis, 'publicationJobs')
})
