import { expect, test } from 'vitest'
import { databaseUrl } from '#lib/db/address.ts'
import { setTimeouts } from '#lib/db/client.ts'
import { isDatabaseReady, isDatabaseThere } from '#lib/db/readiness.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { somePost } from '#test/factories.ts'
import { layFragileLine } from '#test/server/fragile-line.ts'
import { startApp } from '#test/server/served-app.ts'

const PATIENT = { timeout: 25_000 }

async function layLineToDatabase() {
  const line = await layFragileLine(process.env.DATABASE_URL ?? '')
  process.env.DATABASE_URL = line.url
  setTimeouts({ connecting: 1_500, answering: 1_500 })
  return line
}

test('a database that falls silent without ending its connections keeps no reader waiting, and comes back', async () => {
  const line = await layLineToDatabase()
  for (const title of ['Kept', 'Waited for', 'Never read']) await somePost({ title })
  const { sendRequest, listener } = await startApp({
    resolve: resolveAddress,
    isReady: isDatabaseReady,
    isDatabaseUp: isDatabaseThere,
    databaseUrl,
  })
  await listener.start()
  expect((await sendRequest('/blog/kept')).status).toBe(200)

  line.fallSilent()
  const waiting = Array.from({ length: 30 }, () => sendRequest('/blog/waited-for'))
  const began = performance.now()
  expect((await sendRequest('/blog/kept')).status).toBe(200)
  expect(performance.now() - began).toBeLessThan(500)
  expect(new Set((await Promise.all(waiting)).map(({ status }) => status))).toEqual(new Set([503]))
  expect(performance.now() - began).toBeLessThan(8_000)
  const unavailable = await sendRequest('/blog/never-read')
  expect([unavailable.status, unavailable.headers['retry-after']]).toEqual([503, '5'])
  expect((await sendRequest('/readyz')).status).toBe(503)
  expect((await sendRequest('/healthz')).status).toBe(200)

  line.mend()
  await expect.poll(async () => (await sendRequest('/readyz')).status, PATIENT).toBe(200)
  await expect.poll(async () => (await sendRequest('/blog/never-read')).status, PATIENT).toBe(200)
  await expect
    .poll(
      () =>
        listener.barrier().then(
          () => true,
          () => false,
        ),
      PATIENT,
    )
    .toBe(true)
}, 60_000)
