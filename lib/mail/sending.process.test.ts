import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeDb, db } from '#lib/db/client.ts'
import { ensureDatabase } from '#lib/db/embedded/database.ts'
import { migrate } from '#lib/db/migrating.ts'
import { hurry, someMail } from '#test/mail/sending.ts'
import { startMailServer } from '#test/mail/server.ts'
import { startThrowaway } from '#test/throwaway.ts'

const ROUNDS = 20
const PER_ROUND = 5
const folder = mkdtempSync(join(tmpdir(), 'publication-mail-'))
let database: Awaited<ReturnType<typeof startThrowaway>>

beforeAll(async () => {
  database = await startThrowaway(folder)
  const url = new URL(database.url)
  url.pathname = '/mail'
  Object.assign(process.env, {
    DATABASE_URL: url.href,
    DATA_DIR: folder,
    AUTH_SECRET: 'only-for-tests'.repeat(3),
  })
  await ensureDatabase(url.href, () => true)
  await migrate(url.href)
})

afterAll(async () => {
  await closeDb()
  database.abort()
  await database.exited
  rmSync(folder, { recursive: true, force: true })
})

function startSender(url: string): ChildProcess {
  return spawn(process.execPath, ['test/mail/sender.ts', url], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function kill(sender: ChildProcess): Promise<void> {
  sender.kill('SIGKILL')
  await once(sender, 'exit')
}

const count = (sql: string) =>
  db().$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM mail_messages ${sql}`)

test(`senders killed at any moment, ${ROUNDS} times: nothing is sent twice, nothing is forgotten`, async () => {
  const server = await startMailServer()
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = 0; at < PER_ROUND; at++) await someMail(`reader-${round}-${at}@example.org`)
    const before = server.received.length
    const sender = startSender(server.url)
    if (sender.stdout) await once(sender.stdout, 'data')
    // Each round dies at another place: after its first, second, third message or while it starts the next.
    await vi.waitUntil(() => server.received.length >= before + (round % PER_ROUND), {
      timeout: 60_000,
      interval: 1,
    })
    await kill(sender)
    await hurry()
  }
  const last = startSender(server.url)
  const isIdle = async () => (await count('WHERE sent_at IS NULL AND handed_over_at IS NULL'))[0]?.n === 0
  await vi.waitUntil(isIdle, { timeout: 120_000, interval: 100 })
  await kill(last)
  const addresses = server.received.map(({ to }) => to[0])
  expect(new Set(addresses).size).toBe(addresses.length)
  const sent = (await count('WHERE sent_at IS NOT NULL'))[0]?.n ?? 0
  const doubtful = (await count('WHERE sent_at IS NULL AND handed_over_at IS NOT NULL'))[0]?.n ?? 0
  expect(sent + doubtful).toBe(ROUNDS * PER_ROUND)
  expect(addresses.length).toBeGreaterThanOrEqual(sent)
  expect(addresses.length).toBeLessThanOrEqual(sent + doubtful)
  await server.stop()
}, 900_000)
