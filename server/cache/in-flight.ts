/** Work in progress. `tags`: its cache tags, once known. */
type Flight<Result> = { result: Promise<Result>; tags?: readonly string[]; isInvalidated: boolean }

export type SingleFlightResult<Result> = { result: Result; isInvalidated: boolean }

type Work<Result> = (onTags: (tags: readonly string[]) => void) => Promise<Result>

/**
 * Single flight (request coalescing): concurrent calls with the same key share one run. An invalidation detaches the
 * run it affects, so that later calls start a new one.
 */
export class SingleFlight<Result> {
  readonly #pending = new Map<string, Flight<Result>>()

  /** Joins the run with this key or starts one. `onResult` is called once, before any caller gets the result. */
  async run(
    key: string,
    work: Work<Result>,
    onResult: (outcome: SingleFlightResult<Result>) => Result,
  ): Promise<SingleFlightResult<Result>> {
    const flight = this.#pending.get(key) ?? this.#start(key, work, onResult)
    const result = await flight.result
    return { result, isInvalidated: flight.isInvalidated }
  }

  /** True while a run with this key can be joined. */
  has(key: string): boolean {
    return this.#pending.has(key)
  }

  /** Invalidates the runs with affected tags, and those whose tags are not known yet. */
  invalidate(isAffected: (tags: readonly string[]) => boolean) {
    for (const [key, flight] of this.#pending) {
      if (flight.tags && !isAffected(flight.tags)) continue
      flight.isInvalidated = true
      this.#pending.delete(key)
    }
  }

  #start(
    key: string,
    work: Work<Result>,
    onResult: (outcome: SingleFlightResult<Result>) => Result,
  ): Flight<Result> {
    const deferred = Promise.withResolvers<Result>()
    const flight: Flight<Result> = { result: deferred.promise, isInvalidated: false }
    this.#pending.set(key, flight)
    const onTags = (tags: readonly string[]) => {
      flight.tags = tags
    }
    work(onTags)
      .then((result) => onResult({ result, isInvalidated: flight.isInvalidated }))
      .finally(() => this.#pending.get(key) === flight && this.#pending.delete(key))
      .then(deferred.resolve, deferred.reject)
    return flight
  }
}
