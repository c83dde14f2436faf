/** Holds values up to a number of bytes; when there are more, those used longest ago go. */
export class ByteLru<Value> {
  readonly #held = new Map<string, { value: Value; size: number }>()
  readonly most: number
  #bytes = 0

  constructor(most: number) {
    this.most = most
  }

  get bytes(): number {
    return this.#bytes
  }

  get count(): number {
    return this.#held.size
  }

  /** The value under a key, which counts as a use. */
  get(key: string): Value | undefined {
    const held = this.#held.get(key)
    if (!held) return undefined
    this.#held.delete(key)
    this.#held.set(key, held)
    return held.value
  }

  /** Holds a value; one that would take more than an eighth of the room is not held. */
  set(key: string, value: Value, size: number) {
    this.delete(key)
    if (size > this.most / 8) return
    this.#held.set(key, { value, size })
    this.#bytes += size
    this.#makeRoom()
  }

  /** Corrects the size of a value, if it is still the one held. */
  resize(key: string, value: Value, size: number) {
    const held = this.#held.get(key)
    if (held?.value !== value) return
    this.#bytes += size - held.size
    held.size = size
    this.#makeRoom()
  }

  delete(key: string) {
    const held = this.#held.get(key)
    if (!held) return
    this.#held.delete(key)
    this.#bytes -= held.size
  }

  *entries(): Iterable<[string, Value]> {
    for (const [key, { value }] of this.#held) yield [key, value]
  }

  #makeRoom() {
    for (const key of this.#held.keys()) {
      if (this.#bytes <= this.most) return
      this.delete(key)
    }
  }
}
