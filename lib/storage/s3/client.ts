import type { IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { Breaker } from '#lib/storage/s3/breaker.ts'
import { faultOf, isTransient, S3Unreachable } from '#lib/storage/s3/faults.ts'
import { type Body, chunksOf, send, TIMEOUTS, type Timeouts } from '#lib/storage/s3/request.ts'
import type { S3Settings } from '#lib/storage/s3/settings.ts'

/** SHA-256 of nothing. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const WAITS_MS = [100, 400]
const MAX_ERROR_BYTES = 16 * 1024

/** `key`: without the prefix; empty for the bucket itself. `sha256`: of the body, in hexadecimal. */
export type S3Request = {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  key: string
  query?: Record<string, string>
  body?: Body & { sha256: string; type?: string }
}

/** Signs and sends requests to one bucket. Those that may succeed a moment later are sent again. */
export class S3Client {
  readonly settings: S3Settings
  readonly #timeouts: Timeouts
  readonly #breaker = new Breaker()

  constructor(settings: S3Settings, timeouts: Timeouts = TIMEOUTS) {
    this.settings = settings
    this.#timeouts = timeouts
  }

  /** The response to a request, with its body unread. Throws S3Fault and S3Unreachable. */
  async request(request: S3Request): Promise<IncomingMessage> {
    for (const wait of WAITS_MS) {
      const began = performance.now()
      try {
        return await this.#breaker.run(() => this.#attempt(request))
      } catch (error) {
        const wasQuick = performance.now() - began < this.#timeouts.connecting
        const wasIdle = error instanceof S3Unreachable && error.wasIdle
        if (!isTransient(error) || !(wasQuick || wasIdle)) throw error
        await delay(wait)
      }
    }
    return this.#breaker.run(() => this.#attempt(request))
  }

  async #attempt({ method, key, query = {}, body }: S3Request): Promise<IncomingMessage> {
    const { base, prefix, ...credentials } = this.settings
    const url = new URL(key === '' ? base.href.replace(/\/$/, '') : base.href + prefix + encodeKey(key))
    url.search = new URLSearchParams(query).toString()
    const signer = new AwsV4Signer({
      ...credentials,
      ...{ url: url.href, method, service: 's3' },
      headers: {
        'x-amz-content-sha256': body?.sha256 ?? EMPTY,
        ...(body?.type && { 'content-type': body.type }),
      },
    })
    const signed = await signer.sign()
    const headers = Object.fromEntries(signed.headers)
    const response = await send({ method, url: signed.url, headers, body, timeouts: this.#timeouts })
    const { statusCode: status = 0 } = response
    if (status < 200 || status > 299) throw faultOf(status, await beginningOf(response))
    return response
  }
}

function encodeKey(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/')
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of chunksOf(response)) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= MAX_ERROR_BYTES) break
  }
  return Buffer.concat(chunks).toString('utf8')
}
