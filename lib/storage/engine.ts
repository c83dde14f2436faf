import type { Readable } from 'node:stream'

/** A stored file. `stream()` opens it; until then nothing is open. */
export type StoredFile = { size: number; stream: () => Readable }

/** What a file is written from: bytes in memory, or a stream of unknown length. */
export type Source = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>

export type EngineName = 'disk' | 's3'

/**
 * A place that holds files by key. Keys look like `media/ab/abcd.webp`. A file appears whole or not at all. Every method
 * throws Unavailable when the place does not respond, refuses, or is full.
 */
export type StorageEngine = {
  readonly name: EngineName
  /** Stores a file, replacing one with the same key. Rethrows errors of the source, and then stores nothing. */
  store(key: string, source: Source): Promise<void>
  /** Null when there is none. */
  open(key: string): Promise<StoredFile | null>
  /** The keys of all files below a folder, in no particular order. */
  list(folder: string): AsyncGenerator<string>
  /** Does nothing when there is none. */
  remove(key: string): Promise<void>
  /** Removes a file written before a moment; false when it is newer or does not exist. */
  removeOld(key: string, before: Date): Promise<boolean>
}
