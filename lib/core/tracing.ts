import type { TextMapPropagator, TracerProvider } from '@opentelemetry/api'

export type SpanValues = Readonly<Record<string, string | number | boolean>>

/** `parent`: the traceparent of another system. `began`: milliseconds since 1970; now by default. */
export type SpanStart = {
  name: string
  kind: 'server' | 'client' | 'internal'
  values?: SpanValues
  parent?: string | undefined
  began?: number
}

/** A span that has not ended. Values hold no personal data: they leave the machine. */
export type OpenSpan = {
  rename(name: string): void
  set(values: SpanValues): void
  /** Marks it as failed. `type`: the class of an error or a status, never its message. */
  fail(type: string): void
  /** Runs work whose own spans are children of this one. */
  run<Result>(work: () => Result): Result
  end(): void
}

/** What lib/tracing provides while an exporter is configured. `jobs`: for pg-boss, which has spans of its own. */
export type Tracing = {
  start(span: SpanStart): OpenSpan
  /** True inside the `run` of a span. */
  isInside(): boolean
  jobs: { tracerProvider: TracerProvider; propagator: TextMapPropagator }
}

const shared = globalThis as typeof globalThis & { publicationTracing?: Tracing | undefined }

/** Undefined while no exporter is configured. Next's bundle and the server share it through globalThis. */
export function tracing(): Tracing | undefined {
  return shared.publicationTracing
}

export function setTracing(value: Tracing | undefined): void {
  shared.publicationTracing = value
}

/** Runs work in a span of its own, when traces are on and it is part of one. */
export async function traced<Result>(
  start: SpanStart,
  work: (span: OpenSpan | undefined) => Promise<Result>,
): Promise<Result> {
  const on = tracing()
  if (!on?.isInside()) return await work(undefined)
  const span = on.start(start)
  try {
    return await span.run(() => work(span))
  } catch (error) {
    span.fail(error instanceof Error ? error.constructor.name : typeof error)
    throw error
  } finally {
    span.end()
  }
}
