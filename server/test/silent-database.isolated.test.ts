import { expect, test } from 'vitest'
import { databaseUrl } from '#lib/db/address.ts'
import { setTimeouts } from '#lib/db/client.ts'
import { isDatabaseReady, isDatabaseThere } from '#lib/db/readiness.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { somePost } from '#test/factories.ts'
import { startFlakyProxy } from '#test/server/flaky-proxy.ts'
import { startApp } from '#test/server/served-app.ts'

const TIMEOUT = { timeout: 25_000 }

async function startDatabaseProxy() {
  const line = await startFlakyProxy(process.env.DATABASE_URL ?? '')
  process.env.DATABASE_URL = line.url
  setTimeouts({ connecting: 1_500, answering: 1_500 })
  return line
}

test('a database that hangs without closing its connections delays no reader, and recovers', async () => {
  const line = await startDatabaseProxy()
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
  const cached = sendRequest('/blog/kept').then(({ status }) => ['cached', status])
  const notCached = waiting.map((response) => response.then(({ status }) => ['not cached', status]))
  expect(await Promise.race([cached, ...notCached])).toEqual(['cached', 200])
  expect(new Set((await Promise.all(waiting)).map(({ status }) => status))).toEqual(new Set([503]))
  const unavailable = await sendRequest('/blog/never-read')
  expect([unavailable.status, unavailable.headers['retry-after']]).toEqual([503, '5'])
  expect((await sendRequest('/readyz')).status).toBe(503)
  expect((await sendRequest('/healthz')).status).toBe(200)

  line.mend()
  await expect.poll(async () => (await sendRequest('/readyz')).status, TIMEOUT).toBe(200)
  await expect.poll(async () => (await sendRequest('/blog/never-read')).status, TIMEOUT).toBe(200)
  await expect
    .poll(
      () =>
        listener.barrier().then(
          () => true,
          () => false,
        ),
      TIMEOUT,
    )
    .toBe(true)
}, 60_000)
