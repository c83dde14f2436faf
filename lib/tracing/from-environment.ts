import { env } from '#lib/core/env.ts'
import { OtlpExporter } from '#lib/tracing/exporter.ts'
import { startTracing } from '#lib/tracing/starting.ts'

/** Starts traces to the collector of the environment. */
export async function startTracingTo(endpoint: string) {
  const { OTEL_EXPORTER_OTLP_HEADERS, OTEL_EXPORTER_OTLP_PROTOCOL } = env()
  const exporter = new OtlpExporter({
    endpoint,
    protocol: OTEL_EXPORTER_OTLP_PROTOCOL,
    headers: OTEL_EXPORTER_OTLP_HEADERS,
  })
  return await startTracing(env(), exporter)
}
