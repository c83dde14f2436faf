import { expect, test } from 'vitest'
import { closeDb, db } from '#lib/db/client.ts'
import { startApp } from '#test/server/served-app.ts'

const METRICS_TOKEN = 'a token of some length'

test('metrics are shown with the token, and not without it', async () => {
  const { sendRequest } = await startApp({ env: { METRICS_TOKEN } })
  for (let time = 0; time < 3; time++) await sendRequest('/blog/one')
  await sendRequest('/blog/one', { method: 'PUT' })
  expect((await sendRequest('/metrics')).status).toBe(404)
  expect((await sendRequest('/metrics', { headers: { authorization: 'Bearer guessed' } })).status).toBe(404)
  const { text } = await sendRequest('/metrics', { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
  expect(text).toContain('publication_requests_total{route="/blog/:slug",status="200",cache_status="miss"} 1')
  expect(text).toContain('publication_requests_total{route="/blog/:slug",status="200",cache_status="hit"} 2')
  expect(text).toContain('publication_requests_total{route="/blog/:slug",status="405",cache_status="none"} 1')
  expect(text).toMatch(/publication_render_seconds_count [1-9]/)
  expect(text).toMatch(/publication_cache_entries [1-9]/)
  const again = await sendRequest('/metrics', { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
  expect(again.text).toContain('cache_status="hit"} 2')
})

test('metrics include the connections to the database', async () => {
  const { sendRequest } = await startApp({ env: { METRICS_TOKEN } })
  await db().$queryRaw`SELECT 1`
  const { text } = await sendRequest('/metrics', { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
  expect(text).toMatch(/publication_pool_connections 1/)
  expect(text).toMatch(/publication_pool_idle 1/)
  expect(text).toMatch(/publication_pool_waiting 0/)
  await closeDb()
})
