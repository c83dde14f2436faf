import { afterEach, expect, test, vi } from 'vitest'
import { postJson } from '#components/admin/editor/live/request-json.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

function answering(body: string, init: ResponseInit = {}) {
  vi.stubGlobal('fetch', async () => new Response(body, init))
  return postJson('/api', {})
}

test('the result comes with its dates as dates', async () => {
  const result = await answering('{"ok":true,"value":{"publishedAt":"2026-01-02T00:00:00Z","title":"x"}}')
  expect(result).toEqual({ ok: true, value: { publishedAt: new Date('2026-01-02T00:00:00Z'), title: 'x' } })
})

test.each<[what: string, body: string, init: ResponseInit, code: string, message: string]>([
  [
    'a failure of the endpoint',
    '{"ok":false,"code":"gone","message":"Gone."}',
    { status: 404 },
    'gone',
    'Gone.',
  ],
  ['plain text', 'Slow down.\n', { status: 429 }, 'fault', 'Slow down.'],
  ['too long a text', 'x', { status: 413 }, 'too_large', 'This text is too long. Shorten it.'],
  [
    'a page of a proxy',
    '<h1>Bad gateway</h1>',
    { status: 502, headers: { 'content-type': 'text/html' } },
    'fault',
    'The server answered with an error (502).',
  ],
  [
    'JSON that is no result',
    '[1]',
    { headers: { 'content-type': 'application/json' } },
    'fault',
    'The server answered with an error (200).',
  ],
])('%s is a failure that says so', async (_what, body, init, code, message) => {
  expect(await answering(body, init)).toMatchObject({ ok: false, code, message })
})

test('no answer is a failure that says so', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await postJson('/api', {})).toMatchObject({ ok: false, code: 'unreachable' })
})
