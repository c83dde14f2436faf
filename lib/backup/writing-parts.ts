import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import { bytesOf } from '#lib/backup/chunks.ts'
import { END, type End, HEADER, type Header } from '#lib/backup/format.ts'

/** Most of a backup is images, which are already compressed. */
const LEVEL = 3

/** Writes the parts of a backup to a gzipped tar file, one after the other. Keeps one chunk of one part in memory. */
export class PartWriter {
  readonly #pack = pack()
  readonly #digest = createHash('sha256')
  readonly #written: Promise<unknown>
  #parts = 0

  constructor(file: FileHandle, signal: AbortSignal | undefined) {
    const write = (compressed: AsyncIterable<Buffer>) => file.writeFile(compressed)
    this.#written = pipeline(bytesOf(this.#pack), createGzip({ level: LEVEL }), write, { signal })
    // The next write reports the error.
    this.#written.catch(() => undefined)
  }

  writeHeader(header: Header): Promise<void> {
    return this.#writeJson(HEADER, header)
  }

  /** Writes a part from memory. */
  async writeBytes(name: string, sha256: string, bytes: Buffer): Promise<void> {
    this.#note(name, sha256)
    await this.#entry(name, bytes.length, [bytes])
  }

  /** Streams a part of a known size. */
  async writeStream(
    name: string,
    { sha256, size, stream }: { sha256: string; size: number; stream: AsyncIterable<Buffer> },
  ): Promise<void> {
    this.#note(name, sha256)
    await this.#entry(name, size, stream)
  }

  /** Writes the trailer; resolves when everything is in the file. */
  async finish(): Promise<void> {
    const end: End = { parts: this.#parts, sha256: this.#digest.copy().digest('hex') }
    await this.#writeJson(END, end)
    this.#pack.finalize()
    await this.#written
  }

  #writeJson(name: string, value: unknown): Promise<void> {
    const bytes = Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
    return this.writeBytes(name, createHash('sha256').update(bytes).digest('hex'), bytes)
  }

  #note(name: string, sha256: string): void {
    this.#parts += 1
    this.#digest.update(lineOf(name, sha256))
  }

  async #entry(name: string, size: number, content: Iterable<Buffer> | AsyncIterable<Buffer>) {
    try {
      const entry = this.#pack.entry({ name, size, mode: 0o600 })
      await Promise.race([pipeline(content, entry), this.#failed()])
    } catch (error) {
      this.#pack.destroy(error instanceof Error ? error : null)
      // A failure of the file is the root cause.
      await this.#written
      throw error
    }
  }

  /** When the file fails, the stream is no longer drained, so the entry alone would never settle. */
  #failed(): Promise<never> {
    return this.#written.then(() => {
      throw new Error('The backup file was closed early.')
    })
  }
}

export function lineOf(name: string, sha256: string): string {
  return `${sha256} ${name}\n`
}
