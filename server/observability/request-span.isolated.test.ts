import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test, vi } from 'vitest'
import { readCidrList } from '#lib/core/cidr-list.ts'
import { setTracing } from '#lib/core/tracing.ts'
import { endRequestSpan, startRequestSpan } from '#server/observability/request-span.ts'

const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
const RECORD = { id: 'a', began: 0, route: '/blog', cacheStatus: 'hit' }
const set = vi.fn()
const start = vi.fn((_: { parent?: string | undefined }) => ({
  ...{ rename: vi.fn(), set, fail: vi.fn(), end: vi.fn() },
  run: <Result>(work: () => Result) => work(),
}))
const { isInside, jobs } = { isInside: () => true, jobs: vi.fn() as never }

function requestFrom(remoteAddress: string, url = '/blog'): IncomingMessage {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress })
  return Object.assign(new IncomingMessage(socket), {
    method: 'GET',
    url,
    headers: { traceparent: TRACEPARENT },
  })
}

test.each([
  ['198.51.100.9', undefined],
  ['10.1.2.3', TRACEPARENT],
  ['::ffff:10.1.2.3', TRACEPARENT],
  ['127.0.0.1', TRACEPARENT],
  ['::1', TRACEPARENT],
])('a request from %s continues the trace %s', (address, parent) => {
  setTracing({ start, isInside, jobs })
  startRequestSpan(RECORD, requestFrom(address), readCidrList('10.0.0.0/8'))
  expect(start.mock.lastCall?.[0]?.parent).toBe(parent)
})

test.each([
  ['/blog?page=2', 'document', '/blog'],
  ['/invite/secret-token', 'private', undefined],
  ['/admin/posts?find=ana', 'private', undefined],
  ['/nothing/is/here', 'none', undefined],
])('%s is of the kind %s and shows the path %s', (url, kind, path) => {
  setTracing({ start, isInside, jobs })
  const span = startRequestSpan(RECORD, requestFrom('::1', url), readCidrList(''))
  if (span) endRequestSpan(span, RECORD, requestFrom('::1', url), 200)
  expect(set.mock.lastCall?.[0]).toMatchObject({ 'publication.route.kind': kind })
  expect(set.mock.lastCall?.[0]['url.path']).toBe(path)
})
