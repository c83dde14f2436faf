import { createHash } from 'node:crypto'
import { compress, type Effort, gunzip } from '#server/http/compress.ts'
import { detachedCopy } from '#server/http/detach-buffer.ts'
import { type Encoding, isCompressible } from '#server/http/encodings.ts'
import { MAX_PREBUILT_BYTES, PrebuiltResponse } from '#server/http/prebuilt-response.ts'

/** Alternating header names and values, as writeHead takes them. */
export type HeaderList = readonly string[]

// Estimated memory of an entry besides its bodies, with the prebuilt headers of two encodings.
const OVERHEAD = 6 * 1024

/** A representation (RFC 9110, 3.2): one content in several encodings, each compressed once and then kept. */
export class Representation {
  /** Hash of the content and its headers; used as the ETag. */
  readonly hash: string
  /** Headers that do not depend on the encoding. */
  readonly headers: HeaderList
  /** When this content was first rendered; sent as Last-Modified. */
  readonly modifiedAt: Date
  readonly type: string
  readonly isCompressible: boolean
  /** Called when `size` changes. */
  resized = () => {}
  readonly #bodies = new Map<Encoding, Buffer>()
  readonly #prebuilt = new Map<Encoding, PrebuiltResponse>()
  readonly #pending = new Map<Encoding, Promise<Buffer>>()
  /** The uncompressed body while a slow client still reads it: such clients share one copy. */
  #sharedPlain: WeakRef<Buffer> | undefined

  constructor(body: Buffer, headers: HeaderList, modifiedAt: Date, type: string) {
    this.headers = headers
    this.modifiedAt = modifiedAt
    this.type = type
    this.isCompressible = isCompressible(type)
    this.hash = createHash('sha1').update(headers.join('\n')).update(body).digest('base64url')
    this.#bodies.set('identity', detachedCopy(body))
  }

  /** Memory in bytes. */
  get size(): number {
    return [...this.#bodies.values()].reduce((sum, body) => sum + body.length, OVERHEAD)
  }

  /** True once the best encodings exist. */
  get hasBestEncodings(): boolean {
    return !this.isCompressible || !this.#bodies.has('identity')
  }

  /** True when content and headers are the same. */
  isSameAs(other: Representation): boolean {
    return this.hash === other.hash
  }

  /** The body in an encoding, if it exists already. */
  at(encoding: Encoding): Buffer | undefined {
    return this.#bodies.get(encoding)
  }

  /**
   * The prebuilt response in an encoding, when its body exists and is short enough. `headFor` must return the same
   * headers for the same body each time.
   */
  prebuilt(encoding: Encoding, headFor: (body: Buffer) => HeaderList): PrebuiltResponse | undefined {
    const known = this.#prebuilt.get(encoding)
    const body = this.#bodies.get(encoding)
    if (known || !body || body.length > MAX_PREBUILT_BYTES) return known
    const response = new PrebuiltResponse(headFor(body), body)
    this.#bodies.set(encoding, response.body)
    this.#prebuilt.set(encoding, response)
    return response
  }

  /** The body in an encoding, compressed quickly if needed. Concurrent calls share the work. */
  async in(encoding: Encoding): Promise<Buffer> {
    const made = this.#bodies.get(encoding)
    if (made) return made
    const pending =
      this.#pending.get(encoding) ?? (encoding === 'identity' ? this.#plain() : this.#make(encoding, 'quick'))
    this.#pending.set(encoding, pending)
    return await pending.finally(() => this.#pending.delete(encoding))
  }

  /** Replaces the quick encodings by the best ones and drops the uncompressed body, which gzip can restore. */
  async recompress(): Promise<void> {
    if (this.hasBestEncodings) return
    await this.#make('gzip', 'best')
    await this.#make('br', 'best')
    this.#bodies.delete('identity')
    this.#prebuilt.delete('identity')
    this.resized()
  }

  async #make(encoding: Exclude<Encoding, 'identity'>, effort: Effort): Promise<Buffer> {
    const body = detachedCopy(await compress(await this.#plain(), encoding, effort))
    const best = effort === 'quick' ? (this.#bodies.get(encoding) ?? body) : body
    if (best === body) this.#prebuilt.delete(encoding)
    this.#bodies.set(encoding, best)
    this.resized()
    return best
  }

  async #plain(): Promise<Buffer> {
    const plain = this.#bodies.get('identity') ?? this.#sharedPlain?.deref()
    if (plain) return plain
    const unpacked = await gunzip(this.#bodies.get('gzip') ?? Buffer.alloc(0))
    this.#sharedPlain = new WeakRef(unpacked)
    return unpacked
  }
}
