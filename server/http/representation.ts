import { createHash } from 'node:crypto'
import { compress, type Effort, gunzip } from '#server/http/compress.ts'
import { detachedCopy } from '#server/http/detach-buffer.ts'
import { type Encoding, isCompressible } from '#server/http/encodings.ts'
import { MAX_PREBUILT_BYTES, PrebuiltResponse } from '#server/http/prebuilt-response.ts'

/** Header names and values in turn, as writeHead takes them. */
export type HeaderList = readonly string[]

// What an entry costs beside its bytes, with the heads of two encodings.
const OVERHEAD = 6 * 1024

/** What an address shows right now: one content in several encodings, each made once and then kept. */
export class Representation {
  /** Of the content and its headers. */
  readonly hash: string
  /** Those that do not depend on the encoding. */
  readonly headers: HeaderList
  /** When this content was first seen. */
  readonly modifiedAt: Date
  readonly type: string
  readonly isCompressible: boolean
  /** Called when its size has changed. */
  resized = () => {}
  readonly #bodies = new Map<Encoding, Buffer>()
  readonly #wholes = new Map<Encoding, PrebuiltResponse>()
  readonly #making = new Map<Encoding, Promise<Buffer>>()
  /** The plain bytes, while somebody still holds them: clients that take them slowly share one copy. */
  #lent: WeakRef<Buffer> | undefined

  constructor(body: Buffer, headers: HeaderList, modifiedAt: Date, type: string) {
    this.headers = headers
    this.modifiedAt = modifiedAt
    this.type = type
    this.isCompressible = isCompressible(type)
    this.hash = createHash('sha1').update(headers.join('\n')).update(body).digest('base64url')
    this.#bodies.set('identity', detachedCopy(body))
  }

  /** The bytes in memory. */
  get size(): number {
    return [...this.#bodies.values()].reduce((sum, body) => sum + body.length, OVERHEAD)
  }

  /** True once the best encodings are made. */
  get isImproved(): boolean {
    return !this.isCompressible || !this.#bodies.has('identity')
  }

  /** True when a reader could not tell one from the other. */
  isSameAs(other: Representation): boolean {
    return this.hash === other.hash
  }

  /** The body in an encoding, when it is at hand. */
  at(encoding: Encoding): Buffer | undefined {
    return this.#bodies.get(encoding)
  }

  /**
   * The whole answer in an encoding, when its body is at hand and not too long. `headFor` says the head for a body, each
   * time the same.
   */
  prebuilt(encoding: Encoding, headFor: (body: Buffer) => HeaderList): PrebuiltResponse | undefined {
    const known = this.#wholes.get(encoding)
    const body = this.#bodies.get(encoding)
    if (known || !body || body.length > MAX_PREBUILT_BYTES) return known
    const whole = new PrebuiltResponse(headFor(body), body)
    this.#bodies.set(encoding, whole.body)
    this.#wholes.set(encoding, whole)
    return whole
  }

  /** The body in an encoding, made quickly when it is not at hand. Concurrent calls share the work. */
  async in(encoding: Encoding): Promise<Buffer> {
    const made = this.#bodies.get(encoding)
    if (made) return made
    const making =
      this.#making.get(encoding) ?? (encoding === 'identity' ? this.#plain() : this.#make(encoding, 'quick'))
    this.#making.set(encoding, making)
    return await making.finally(() => this.#making.delete(encoding))
  }

  /** Replaces what was made quickly by the best there is. The plain bytes then go: gzip gives them back. */
  async improve(): Promise<void> {
    if (this.isImproved) return
    await this.#make('gzip', 'best')
    await this.#make('br', 'best')
    this.#bodies.delete('identity')
    this.#wholes.delete('identity')
    this.resized()
  }

  async #make(encoding: Exclude<Encoding, 'identity'>, effort: Effort): Promise<Buffer> {
    const body = detachedCopy(await compress(await this.#plain(), encoding, effort))
    const best = effort === 'quick' ? (this.#bodies.get(encoding) ?? body) : body
    if (best === body) this.#wholes.delete(encoding)
    this.#bodies.set(encoding, best)
    this.resized()
    return best
  }

  async #plain(): Promise<Buffer> {
    const plain = this.#bodies.get('identity') ?? this.#lent?.deref()
    if (plain) return plain
    const unpacked = await gunzip(this.#bodies.get('gzip') ?? Buffer.alloc(0))
    this.#lent = new WeakRef(unpacked)
    return unpacked
  }
}
