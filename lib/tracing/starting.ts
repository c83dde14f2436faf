import { type Context, context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { parseTraceParent, W3CTraceContextPropagator } from '@opentelemetry/core'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace'
import type { Env } from '#lib/core/env.ts'
import { type SpanStart, setTracing, type Tracing } from '#lib/core/tracing.ts'
import { programVersion } from '#lib/core/version.ts'
import { BoundedQueue } from '#lib/tracing/queue.ts'
import { samplerFor } from '#lib/tracing/sampler.ts'

const MAX_VALUE_LENGTH = 2_000
const MAX_CLOSING_MS = 2_000

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL }

export type TraceSettings = Pick<Env, 'OTEL_SERVICE_NAME' | 'OTEL_TRACES_SAMPLER' | 'OTEL_TRACES_SAMPLER_ARG'>

/**
 * Records spans from now on; `close` sends what waits, unless that takes too long. The provider is not registered
 * globally: Next would then record addresses with their queries.
 */
export async function startTracing(settings: TraceSettings, exporter: SpanExporter) {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': settings.OTEL_SERVICE_NAME,
      'service.version': await programVersion(),
    }),
    sampler: samplerFor(settings),
    spanLimits: { attributeValueLengthLimit: MAX_VALUE_LENGTH },
    spanProcessors: [new BoundedQueue(exporter)],
  })
  setTracing(tracingOf(provider))
  return { close: () => close(provider) }
}

function tracingOf(provider: TracerProvider): Tracing {
  const tracer = provider.getTracer('publication')
  return {
    start({ name, kind, values = {}, parent, began }) {
      const options = { kind: KINDS[kind], attributes: values, ...(began && { startTime: began }) }
      const span = tracer.startSpan(name, options, parentOf(kind, parent))
      return {
        rename: (better) => void span.updateName(better),
        set: (more) => void span.setAttributes(more),
        fail: (type) => void span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', type),
        run: (work) => context.with(trace.setSpan(context.active(), span), work),
        end: () => span.end(),
      }
    },
    isInside: () => trace.getSpanContext(context.active()) !== undefined,
    jobs: { tracerProvider: provider, propagator: new W3CTraceContextPropagator() },
  }
}

/** A request begins a trace, or continues that of another system; all else belongs to what is going on. */
function parentOf(kind: SpanStart['kind'], traceparent: string | undefined): Context {
  if (kind !== 'server') return context.active()
  const remote = traceparent === undefined ? null : parseTraceParent(traceparent)
  return remote ? trace.setSpanContext(ROOT_CONTEXT, { ...remote, isRemote: true }) : ROOT_CONTEXT
}

async function close(provider: TracerProvider): Promise<void> {
  setTracing(undefined)
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, MAX_CLOSING_MS)
  await Promise.race([provider.shutdown().catch(() => undefined), late])
  clearTimeout(timer)
  context.disable()
}
