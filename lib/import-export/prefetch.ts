/**
 * Maps items with bounded concurrency and yields results in order. Up to `ahead` items are processed before they are
 * requested; when the caller stops early, no new item starts.
 */
export async function* prefetch<Item, Result>(
  items: readonly Item[],
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = []
  const begin = (item: Item) => {
    const result = work(item)
    // The consumer sees the rejection when it awaits the result; until then it must not end the process as unhandled.
    result.catch(() => undefined)
    underWay.push(result)
  }
  for (const item of items) {
    begin(item)
    const first = underWay.length > ahead ? underWay.shift() : undefined
    if (first) yield await first
  }
  for (const result of underWay) yield await result
}
