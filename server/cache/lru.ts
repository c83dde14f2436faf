/** LRU cache bounded by bytes: when full, it evicts the least recently used entries. */
export class ByteLru<Value> {
  readonly #entries = new Map<string, { value: Value; size: number }>()
  readonly maxBytes: number
  #bytes = 0

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes
  }

  get bytes(): number {
    return this.#bytes
  }

  get count(): number {
    return this.#entries.size
  }

  /** The value of a key. Counts as a use. */
  get(key: string): Value | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry.value
  }

  /** Stores a value, unless it is larger than an eighth of the cache. */
  set(key: string, value: Value, size: number) {
    this.delete(key)
    if (size > this.maxBytes / 8) return
    this.#entries.set(key, { value, size })
    this.#bytes += size
    this.#evict()
  }

  /** Updates the size of a value, if it is still the stored one. */
  resize(key: string, value: Value, size: number) {
    const entry = this.#entries.get(key)
    if (entry?.value !== value) return
    this.#bytes += size - entry.size
    entry.size = size
    this.#evict()
  }

  delete(key: string) {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#entries.delete(key)
    this.#bytes -= entry.size
  }

  *entries(): Iterable<[string, Value]> {
    for (const [key, { value }] of this.#entries) yield [key, value]
  }

  #evict() {
    for (const key of this.#entries.keys()) {
      if (this.#bytes <= this.maxBytes) return
      this.delete(key)
    }
  }
}
