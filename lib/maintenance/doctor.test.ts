import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { env, readEnv } from '#lib/core/env.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { checkConfiguration } from '#lib/maintenance/configuration.ts'
import { checkDatabase } from '#lib/maintenance/database.ts'
import { checkDerived } from '#lib/maintenance/derived.ts'
import { examineDatabase, examineEnvironment } from '#lib/maintenance/doctor.ts'
import type { Finding } from '#lib/maintenance/findings.ts'
import { checkJobs } from '#lib/maintenance/jobs.ts'
import { judgeRoom } from '#lib/maintenance/storage.ts'
import { emptyDatabase, rows } from '#test/empty-database.ts'
import { someone, somePost } from '#test/factories.ts'
import { someWorker } from '#test/jobs.ts'

const short = (findings: Finding[]) => findings.map(({ check, level }) => `${check}: ${level}`)

test('a healthy publication is found healthy, and whatever is not comes with advice', async () => {
  await someone('owner')
  await somePost()
  const worker = someWorker()
  onTestFinished(() => worker.stop())
  await vi.waitUntil(async () => (await checkJobs()).level === 'ok', 20_000)
  const findings = [
    ...(await examineEnvironment(publicationItself)),
    ...(await examineDatabase(publicationItself)),
  ]
  expect(short(findings)).toEqual([
    'configuration: warning',
    'storage: ok',
    expect.stringMatching(/^disk space: /),
    expect.stringMatching(/^database: /),
    'clock: ok',
    'migrations: ok',
    'users: ok',
    'derived data: ok',
    'jobs: ok',
    'mail: ok',
  ])
  for (const { level, advice } of findings) expect(Boolean(advice)).toBe(level !== 'ok')
  await expect(examineDatabase(await someone('editor'))).rejects.toThrow(Forbidden)
})

test('the configuration: an address without TLS or none, and a missing secret', () => {
  const check = (settings: Record<string, string>) =>
    short(checkConfiguration(readEnv({ NODE_ENV: 'production', ...settings })))
  const secret = 'x'.repeat(32)
  expect(check({ SITE_URL: 'https://news.example' })).toEqual(['configuration: ok'])
  expect(check({ SITE_URL: 'http://news.example' })).toEqual(['configuration: warning'])
  expect(check({ SITE_URL: 'https://a.example', DATABASE_URL: 'postgres://x/y' })).toEqual([
    'configuration: error',
  ])
  expect(
    check({ SITE_URL: 'https://a.example', DATABASE_URL: 'postgres://x/y', AUTH_SECRET: secret }),
  ).toEqual(['configuration: ok'])
})

test('the database: away, in another encoding, without migrations, newer and edited', async () => {
  expect(short(await checkDatabase('postgres://localhost:1/nothing'))).toEqual(['database: error'])
  const latin = await emptyDatabase("ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
  expect(short(await checkDatabase(latin))).toEqual(
    expect.arrayContaining(['database: error', 'migrations: error']),
  )

  await rows(
    databaseUrl(),
    `UPDATE _prisma_migrations SET checksum = 'x' WHERE migration_name LIKE '%baseline'`,
  )
  expect(short(await checkDatabase(databaseUrl()))).toContain('migrations: warning')
  await rows(databaseUrl(), `UPDATE _prisma_migrations SET migration_name = '2099_x' WHERE checksum = 'x'`)
  const messages = (await checkDatabase(databaseUrl())).map(({ found }) => found).join('\n')
  expect(messages).toMatch(/lacks .*baseline[\s\S]*newer: it has 2099_x/)
})

test('background jobs that no process runs', async () => {
  await db().$executeRaw`DELETE FROM jobs.instance`
  expect(await checkJobs()).toMatchObject({ level: 'warning', found: 'No process runs background jobs.' })
})

test('what is made from articles: other renderings and missing search rows', async () => {
  const { postId } = await somePost()
  await db().rendering.updateMany({ where: { revision: { postId } }, data: { rendererVersion: 0 } })
  await db().searchEntry.deleteMany({ where: { postId } })
  expect(short(await checkDerived())).toEqual(['derived data: warning', 'derived data: warning'])
})

test('the room on the disk: enough, little and too little', () => {
  const megabyte = 1024 * 1024
  expect([5_000, 500, 50].map((free) => judgeRoom(free * megabyte, '/data').level)).toEqual([
    'ok',
    'warning',
    'error',
  ])
})

test('a storage that cannot be written is an error', async () => {
  const folder = join(env().DATA_DIR, 'media')
  rmSync(folder, { recursive: true, force: true })
  writeFileSync(folder, 'in the way')
  onTestFinished(() => rmSync(folder))
  expect(short(await examineEnvironment(publicationItself))).toContain('storage: error')
})
