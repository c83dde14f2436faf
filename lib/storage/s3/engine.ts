import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { mimeOfExtension } from '#lib/core/image-formats.ts'
import type { Source, StorageEngine, StoredFile } from '#lib/storage/engine.ts'
import { S3Client } from '#lib/storage/s3/client.ts'
import { isMissing } from '#lib/storage/s3/faults.ts'
import { readListing } from '#lib/storage/s3/listing.ts'
import { chunksOf, type Timeouts } from '#lib/storage/s3/request.ts'
import type { S3Settings } from '#lib/storage/s3/settings.ts'
import { withSpooled } from '#lib/storage/spooling.ts'

type Options = {
  settings: S3Settings
  /** Where streams wait until their length is known. */
  dataDir: string
  timeouts?: Timeouts
  /** Keys per request when listing. */
  pageSize?: number
}

const MAX_PAGE_SIZE = 1_000

/** Files in a bucket of any server that speaks the API of Amazon S3. */
export class S3Engine implements StorageEngine {
  readonly name = 's3'
  readonly #client: S3Client
  readonly #dataDir: string

  readonly #pageSize: number

  constructor({ settings, dataDir, timeouts, pageSize = MAX_PAGE_SIZE }: Options) {
    this.#client = new S3Client(settings, timeouts)
    this.#dataDir = dataDir
    this.#pageSize = pageSize
  }

  async store(key: string, source: Source): Promise<void> {
    if (source instanceof Uint8Array) return this.#putBytes(key, source)
    await withSpooled(this.#dataDir, source, ({ path, bytes, sha256 }) =>
      this.#put(key, { bytes, sha256, open: () => createReadStream(path) }),
    )
  }

  async open(key: string): Promise<StoredFile | null> {
    const response = await this.#client.request({ method: 'HEAD', key }).catch(nullWhenMissing)
    if (!response) return null
    response.resume()
    const size = Number(response.headers['content-length'] ?? 0)
    return { size, stream: () => Readable.from(this.#read(key), { objectMode: false }) }
  }

  async *list(folder: string): AsyncGenerator<string> {
    const { prefix } = this.#client.settings
    for (let token: string | null = ''; token !== null; ) {
      const query = {
        'list-type': '2',
        'max-keys': String(this.#pageSize),
        prefix: `${prefix}${folder}/`,
        ...(token && { 'continuation-token': token }),
      }
      const response = await this.#client.request({ method: 'GET', key: '', query })
      const { keys, next } = readListing(await text(chunksOf(response)))
      for (const key of keys) yield key.slice(prefix.length)
      token = next
    }
  }

  async remove(key: string): Promise<void> {
    const response = await this.#client.request({ method: 'DELETE', key }).catch(nullWhenMissing)
    response?.resume()
  }

  // S3 cannot look and remove in one step. What is removed by age belongs to no image since an hour, so only an upload of
  // that very image between the two requests would be lost.
  async removeOld(key: string, before: Date): Promise<boolean> {
    const response = await this.#client.request({ method: 'HEAD', key }).catch(nullWhenMissing)
    response?.resume()
    const modifiedAt = new Date(response?.headers['last-modified'] ?? '')
    if (!(modifiedAt < before)) return false
    await this.remove(key)
    return true
  }

  async *#read(key: string): AsyncGenerator<Buffer> {
    yield* chunksOf(await this.#client.request({ method: 'GET', key }))
  }

  #putBytes(key: string, bytes: Uint8Array): Promise<void> {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return this.#put(key, { bytes: bytes.length, sha256, open: () => Readable.from([bytes]) })
  }

  async #put(key: string, body: { bytes: number; sha256: string; open: () => Readable }): Promise<void> {
    const type = mimeOfExtension(key.split('.').at(-1) ?? '') ?? 'application/octet-stream'
    const response = await this.#client.request({ method: 'PUT', key, body: { ...body, type } })
    response.resume()
  }
}

function nullWhenMissing(error: unknown): null {
  if (isMissing(error)) return null
  throw error
}
