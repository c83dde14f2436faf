/**
 * The results of `work` on each item, in the order of the items; up to `ahead` of them are under way before they are
 * asked for. When the caller stops early nothing new begins.
 */
export async function* prefetch<Item, Result>(
  items: readonly Item[],
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = []
  const begin = (item: Item) => {
    const result = work(item)
    // Whoever waits for it hears of its failure; until then it must not end the process.
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
