import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { hurry, someMail } from '#test/mail/sending.ts'
import { startMailServer } from '#test/mail/server.ts'

const ROUNDS = 5
const PER_ROUND = 5

function startSender(url: string): ChildProcess {
  return spawn(process.execPath, ['test/mail/sender.ts', url], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function kill(sender: ChildProcess): Promise<void> {
  sender.kill('SIGKILL')
  await once(sender, 'exit')
}

const unsent = { sentAt: null, failedAt: null }

test(`senders killed at any moment, ${ROUNDS} times: nothing is sent twice, nothing is forgotten`, async () => {
  const server = await startMailServer()
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = 0; at < PER_ROUND; at++) await someMail(`reader-${round}-${at}@example.org`)
    const before = server.received.length
    const sender = startSender(server.url)
    if (sender.stdout) await once(sender.stdout, 'data')
    // Each round ends at another place: at once, or as soon as the server has taken one, two, three or four messages.
    const isThere = () => server.received.length >= before + (round % PER_ROUND)
    await vi.waitUntil(isThere, { timeout: 120_000, interval: 1 })
    await kill(sender)
    await hurry()
  }
  const last = startSender(server.url)
  const isIdle = async () =>
    (await db().mailMessage.count({ where: { ...unsent, handedOverAt: null } })) === 0
  await vi.waitUntil(isIdle, { timeout: 240_000, interval: 100 })
  await kill(last)
  const addresses = server.received.map(({ to }) => to[0])
  expect(new Set(addresses).size).toBe(addresses.length)
  const sent = await db().mailMessage.count({ where: { sentAt: { not: null } } })
  const doubtful = await db().mailMessage.count({ where: { ...unsent, handedOverAt: { not: null } } })
  expect(sent + doubtful).toBe(ROUNDS * PER_ROUND)
  expect(addresses.length).toBeGreaterThanOrEqual(sent)
  expect(addresses.length).toBeLessThanOrEqual(sent + doubtful)
  await server.stop()
}, 900_000)
