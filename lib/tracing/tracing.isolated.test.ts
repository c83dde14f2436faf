import { type ExportResult, ExportResultCode } from '@opentelemetry/core'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace'
import { afterEach, expect, test, vi } from 'vitest'
import { readEnv } from '#lib/core/env.ts'
import { warnTo } from '#lib/core/log.ts'
import { traced, tracing } from '#lib/core/tracing.ts'
import { OtlpExporter } from '#lib/tracing/exporter.ts'
import { startTracing } from '#lib/tracing/starting.ts'
import { openCollector } from '#test/collector.ts'

let close = async () => {}
afterEach(async () => await close())

async function start(exporter: SpanExporter, settings: Record<string, string> = {}) {
  ;({ close } = await startTracing(readEnv({ NODE_ENV: 'production', ...settings }), exporter))
}

/** An exporter that answers when it is told to. */
function slowExporter() {
  const waiting: ((result: ExportResult) => void)[] = []
  const spans: ReadableSpan[] = []
  const exporter: SpanExporter = {
    export: (batch, done) => {
      spans.push(...batch)
      waiting.push(done)
    },
    shutdown: async () => {},
  }
  const answer = () => {
    for (const done of waiting.splice(0)) done({ code: ExportResultCode.SUCCESS })
  }
  return { exporter, spans, answer }
}

function request(name = 'GET', parent?: string) {
  const span = tracing()?.start({ name, kind: 'server', parent })
  if (!span) throw new Error('Traces are off.')
  return span
}

test('while a collector hangs, a bounded number of spans waits, and closing does not', async () => {
  const { exporter, spans, answer } = slowExporter()
  await start(exporter)
  for (let count = 0; count < 10_000; count += 1) request().end()
  const closed = close()
  await vi.waitFor(() => expect(spans.length).toBeGreaterThan(2_000))
  expect(spans.length).toBeLessThan(2_500)
  answer()
  await closed
  expect(tracing()).toBeUndefined()
})

test('closing gives up on a collector that hangs', async () => {
  const { exporter } = slowExporter()
  await start(exporter)
  request().end()
  await close()
  expect(tracing()).toBeUndefined()
})

test('a collector that refuses is reported once, and the work goes on', async () => {
  const lines: string[] = []
  warnTo((_, message) => lines.push(message))
  const exporter = new OtlpExporter({ endpoint: 'http://127.0.0.1:9', protocol: 'http/json', headers: {} })
  const results: number[] = []
  for (let count = 0; count < 3; count += 1)
    await new Promise<void>((settle) => {
      exporter.export([], ({ code }) => settle(void results.push(code)))
    })
  expect(results).toEqual([1, 1, 1].map(() => ExportResultCode.FAILED))
  expect(lines).toEqual(['Traces could not be sent. They are dropped.'])
})

test.each(['http/json', 'http/protobuf'] as const)('%s arrives as what it says', async (protocol) => {
  const { endpoint, requests, close: closeCollector } = await openCollector()
  const exporter = new OtlpExporter({ endpoint: `${endpoint}/`, protocol, headers: { 'api-key': 'secret' } })
  await new Promise<void>((settle) => {
    exporter.export([], () => settle())
  })
  const type = protocol === 'http/json' ? 'application/json' : 'application/x-protobuf'
  expect(requests[0]).toMatchObject({
    ...{ method: 'POST', url: '/v1/traces' },
    headers: { 'api-key': 'secret', 'content-type': type },
  })
  closeCollector()
})

test('an error leaves its class in the span, never its message', async () => {
  const { exporter, spans, answer } = slowExporter()
  await start(exporter)
  const failing = () => Promise.reject(new RangeError('ana@example.org is taken'))
  const work = () => traced({ name: 'INSERT', kind: 'client' }, failing)
  await expect(request().run(work)).rejects.toThrow('taken')
  const job = tracing()?.jobs.tracerProvider.getTracer('pg-boss').startSpan('process mail')
  job?.recordException(new Error('ana@example.org refused'))
  job?.setStatus({ code: 2, message: 'ana@example.org refused' }).end()
  const closed = close()
  await vi.waitFor(() => expect(spans.map(({ name }) => name)).toEqual(['INSERT', 'process mail']))
  answer()
  await closed
  expect(spans[0]?.attributes).toEqual({ 'error.type': 'RangeError' })
  expect(spans.flatMap(({ events, status }) => [...events, status.message])).toEqual([undefined, undefined])
})

const REMOTE = '0af7651916cd43dd8448eb211c80319c'

test.each([
  [{ OTEL_TRACES_SAMPLER: 'always_off' }, '01', 0],
  [{ OTEL_TRACES_SAMPLER: 'parentbased_always_off' }, '01', 1],
  [{ OTEL_TRACES_SAMPLER: 'parentbased_always_on' }, '00', 0],
  [{ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' }, '01', 0],
  [{ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' }, '01', 1],
  [{}, '01', 1],
])('%o with the flag %s of its caller records %i spans', async (settings, flag, count) => {
  const { exporter, spans, answer } = slowExporter()
  await start(exporter, settings)
  request('GET', `00-${REMOTE}-b7ad6b7169203331-${flag}`).end()
  const closed = close()
  if (count > 0) await vi.waitFor(() => expect(spans).toHaveLength(count))
  answer()
  await closed
  expect(spans).toHaveLength(count)
})

test('work that is part of no request has no span', async () => {
  const { exporter } = slowExporter()
  await start(exporter)
  expect(await traced({ name: 'SELECT', kind: 'client' }, async (span) => span)).toBeUndefined()
})
