import { BatchSpanProcessor, type ReadableSpan, type SpanExporter } from '@opentelemetry/sdk-trace'

const LIMITS = {
  maxQueueSize: 2_048,
  maxExportBatchSize: 256,
  scheduledDelayMillis: 2_000,
  exportTimeoutMillis: 10_000,
}

/**
 * Spans on their way to the exporter, which gets one batch at a time. What does not fit is dropped, so that an exporter that
 * hangs costs a few megabytes and nothing else.
 */
export class BoundedQueue extends BatchSpanProcessor {
  constructor(exporter: SpanExporter) {
    super({ exporter, ...LIMITS })
  }

  /** Without the messages of errors: they quote what people wrote. */
  override onEnd(span: ReadableSpan) {
    span.events.length = 0
    delete span.status.message
    super.onEnd(span)
  }
}
