import { env } from '#lib/core/env.ts'
import type { Lifecycle } from './lifecycle.ts'

/** Starts traces when a collector is configured. Without one, nothing of OpenTelemetry's SDK is loaded. */
export async function traceWhenAsked(lifecycle: Lifecycle): Promise<void> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = env()
  if (!endpoint) return
  const { startTracingTo } = await import('#lib/tracing/from-environment.ts')
  const tracing = await startTracingTo(endpoint)
  lifecycle.onClose(tracing.close)
}
