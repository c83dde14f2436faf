import { type ExportResult, ExportResultCode } from '@opentelemetry/core'
import { JsonTraceSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace'
import type { Env } from '#lib/core/env.ts'
import { warn } from '#lib/core/log.ts'
import { postToService } from '#lib/outgoing/posting.ts'

const FORMATS = {
  'http/json': { serializer: JsonTraceSerializer, type: 'application/json' },
  'http/protobuf': { serializer: ProtobufTraceSerializer, type: 'application/x-protobuf' },
}

type Settings = {
  endpoint: string
  protocol: Env['OTEL_EXPORTER_OTLP_PROTOCOL']
  headers: Record<string, string>
}

/**
 * Sends spans as OTLP over HTTP (opentelemetry.io/docs/specs/otlp). What cannot be sent is dropped; the log says so once,
 * until it works again.
 */
export class OtlpExporter implements SpanExporter {
  readonly #settings: Settings
  readonly #url: string
  #isFailing = false

  constructor(settings: Settings) {
    this.#settings = settings
    this.#url = `${settings.endpoint.replace(/\/$/, '')}/v1/traces`
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void) {
    this.#send(spans).then(
      () => {
        this.#isFailing = false
        done({ code: ExportResultCode.SUCCESS })
      },
      (error: Error) => {
        if (!this.#isFailing) warn({ reason: error.message }, 'Traces could not be sent. They are dropped.')
        this.#isFailing = true
        done({ code: ExportResultCode.FAILED, error })
      },
    )
  }

  async shutdown() {}

  async #send(spans: ReadableSpan[]) {
    const { serializer, type } = FORMATS[this.#settings.protocol]
    const body = serializer.serializeRequest(spans)
    if (!body) return
    const headers = { ...this.#settings.headers, 'content-type': type }
    await postToService(this.#url, { headers, body })
  }
}
