/** Work under way to find something out. `keys`: what it will depend on, once that is known. */
type Flight<Result> = { result: Promise<Result>; keys?: readonly string[]; isDropped: boolean }

export type SingleFlightResult<Result> = { result: Result; isDropped: boolean }

type Work<Result> = (learn: (keys: readonly string[]) => void) => Promise<Result>

/**
 * Does the same work once for all who ask at the same time. Work that a change touches meanwhile is dropped: whoever
 * asks from then on gets work that began after the change.
 */
export class SingleFlight<Result> {
  readonly #flying = new Map<string, Flight<Result>>()

  /** Joins the work under this name or begins it. `land` is called once, with what came of it, before anybody hears. */
  async run(
    key: string,
    work: Work<Result>,
    land: (landed: SingleFlightResult<Result>) => Result,
  ): Promise<SingleFlightResult<Result>> {
    const flight = this.#flying.get(key) ?? this.#begin(key, work, land)
    const result = await flight.result
    return { result, isDropped: flight.isDropped }
  }

  /** True while the work under this name can be joined. */
  has(key: string): boolean {
    return this.#flying.has(key)
  }

  /** Drops the work a change touches; what does not know its keys yet might be touched. */
  invalidate(isTouched: (keys: readonly string[]) => boolean) {
    for (const [key, flight] of this.#flying) {
      if (flight.keys && !isTouched(flight.keys)) continue
      flight.isDropped = true
      this.#flying.delete(key)
    }
  }

  #begin(
    key: string,
    work: Work<Result>,
    land: (landed: SingleFlightResult<Result>) => Result,
  ): Flight<Result> {
    const begun = Promise.withResolvers<Result>()
    const flight: Flight<Result> = { result: begun.promise, isDropped: false }
    this.#flying.set(key, flight)
    const learn = (keys: readonly string[]) => {
      flight.keys = keys
    }
    work(learn)
      .then((result) => land({ result, isDropped: flight.isDropped }))
      .finally(() => this.#flying.get(key) === flight && this.#flying.delete(key))
      .then(begun.resolve, begun.reject)
    return flight
  }
}
