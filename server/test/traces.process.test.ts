import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openCollector, type ReceivedSpan } from '#test/collector.ts'
import { readActions, send } from '#test/server/endpoints/actions.ts'
import { plans } from '#test/server/endpoints/calls.ts'
import { closeSite, openSite } from '#test/server/endpoints/site.ts'

const { endpoint, spans, requests, text, close } = await openCollector()
let address = ''

beforeAll(async () => {
  const env = {
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_HEADERS: 'api-key=let%20me%20in',
    OTEL_SERVICE_NAME: 'the-evening-paper',
    // Port 9 of this machine answers nothing: the job looks for mail and cannot send it.
    SMTP_URL: 'smtp://127.0.0.1:9?tls=optional',
    MAIL_FROM: 'desk@llm.invalid',
  }
  ;({ address } = await openSite(env))
})

afterAll(async () => {
  await closeSite()
  close()
})

let count = 0

/** A traceparent of a trace of its own, and the spans of that trace received so far. */
function newTrace() {
  count += 1
  const traceId = count.toString(16).padStart(32, 'a')
  return {
    traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    all: () => spans.filter((span) => span.traceId === traceId),
  }
}

function act(
  name: string,
  call: { path: string; args: readonly unknown[]; by: { cookie: string } | null },
  more = {},
) {
  const headers = { origin: address, ...(call.by && { cookie: call.by.cookie }), ...more }
  return send({ address: address + call.path, id: readActions().get(name) ?? '', args: call.args, headers })
}

/** The names of a span and of those above it, outermost first. */
function pathTo(span: ReceivedSpan, all: readonly ReceivedSpan[]): string[] {
  const parent = all.find(({ spanId }) => spanId === span.parentSpanId)
  return [...(parent ? pathTo(parent, all) : []), span.name]
}

test('a page that is not cached is one trace from request to SQL, and continues that of its caller', async () => {
  const { traceparent, all } = newTrace()
  const response = await fetch(`${address}/blog?page=1`, { headers: { traceparent } })
  expect(response.status).toBe(200)
  await vi.waitFor(() => {
    const paths = all().map((span) => pathTo(span, all()).join(' > '))
    expect(paths).toEqual(
      expect.arrayContaining(['GET /blog', 'GET /blog > render', 'GET /blog > render > SELECT']),
    )
  }, 60_000)
  const request = all().find(({ name }) => name === 'GET /blog')
  expect(request).toMatchObject({
    parentSpanId: '00f067aa0ba902b7',
    attributes: {
      'http.route': '/blog',
      'http.response.status_code': 200,
      'publication.cache': 'miss',
      'publication.route.kind': 'document',
      'url.path': '/blog',
    },
  })
  const statement = all().find(({ name }) => name === 'SELECT')
  expect(statement?.attributes['db.query.text']).toMatch(/^SELECT /i)
  expect(statement?.attributes['db.response.returned_rows']).toBeTypeOf('number')
  expect(requests[0]?.headers['api-key']).toBe('let me in')
  expect(text()).toContain('the-evening-paper')
})

test('a cached page is one span', async () => {
  const { traceparent, all } = newTrace()
  await fetch(`${address}/blog`)
  await fetch(`${address}/blog`, { headers: { traceparent } })
  await vi.waitFor(() => expect(all()).toHaveLength(1), 60_000)
  expect(all()[0]).toMatchObject({ name: 'GET /blog', attributes: { 'publication.cache': 'hit' } })
})

test('publishing is one trace through Next to the statements of its transaction', async () => {
  const { traceparent, all } = newTrace()
  const name = 'admin/posts/[id] publishAction'
  const call = await plans[name]?.prepare()
  if (!call) throw new Error('There is no such plan.')
  expect(await act(name, call, { traceparent })).toMatchObject({ result: { ok: true } })
  await vi.waitFor(() => {
    const paths = all().map((span) => pathTo(span, all()).join(' > '))
    expect(paths).toEqual(
      expect.arrayContaining(['BEGIN', 'INSERT', 'COMMIT'].map((verb) => `POST /admin/* > Next > ${verb}`)),
    )
  }, 60_000)
})

test('a job continues the trace of what has caused it', async () => {
  const { traceparent, all } = newTrace()
  const name = 'admin/users inviteAction'
  const call = await plans[name]?.prepare()
  if (!call) throw new Error('There is no such plan.')
  await act(name, call, { traceparent })
  await vi.waitFor(() => {
    const paths = all().map((span) => pathTo(span, all()).join(' > '))
    expect(paths).toEqual(
      expect.arrayContaining([
        'POST /admin/* > Next > send mail',
        'POST /admin/* > Next > send mail > process mail',
        'POST /admin/* > Next > send mail > process mail > SELECT',
      ]),
    )
  }, 60_000)
})

test('no span has an address, a query, a token or a value of a statement', async () => {
  const { traceparent, all } = newTrace()
  await fetch(`${address}/search?q=a-secret-question`, {
    headers: { traceparent, 'user-agent': 'Peculiar/1.0' },
  })
  await fetch(`${address}/invite/a-guessed-token?next=elsewhere`, { headers: { traceparent } })
  await vi.waitFor(() => expect(all().length).toBeGreaterThan(3), 60_000)
  await vi.waitFor(() => expect(all().map(({ name }) => name)).toContain('GET /invite/:token'), 60_000)
  for (const secret of [
    'a-secret-question',
    'a-guessed-token',
    'elsewhere',
    '@example',
    '@llm.invalid',
    'Peculiar',
    '127.0.0.1',
  ])
    expect(text(), secret).not.toContain(secret)
})
