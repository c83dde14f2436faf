/** Replaces `[start, end)` of a list by `content`. */
export type Hunk = { start: number; end: number; content: string[] }

type Pair = [number, number]

const MAX_CELLS = 1_000_000

/** The hunks that turn one list into another. Entries with the same key are paired even if they differ otherwise. */
export function diffHunks(from: string[], to: string[], keyOf = (entry: string) => entry): Hunk[] {
  const hunks: Hunk[] = []
  let [start, other] = [0, 0]
  const pairs = pair(from.map(keyOf), to.map(keyOf))
  for (const [at, there] of [...pairs, [from.length, to.length] satisfies Pair]) {
    if (at > start || there > other) hunks.push({ start, end: at, content: to.slice(other, there) })
    const [left, right] = [from[at], to[there]]
    if (left !== undefined && right !== undefined && left !== right)
      hunks.push({ start: at, end: at + 1, content: [right] })
    ;[start, other] = [at + 1, there + 1]
  }
  return hunks
}

/** Pairs of equal entries in order: common prefix and suffix, then unique entries, then the rest (patience diff). */
function pair(from: string[], to: string[]): Pair[] {
  const shorter = Math.min(from.length, to.length)
  let head = 0
  while (head < shorter && from[head] === to[head]) head += 1
  let tail = 0
  while (tail < shorter - head && from.at(-1 - tail) === to.at(-1 - tail)) tail += 1
  const middle = pairMiddle(from.slice(head, from.length - tail), to.slice(head, to.length - tail))
  return [
    ...Array.from({ length: head }, (_, at): Pair => [at, at]),
    ...shift(middle, head, head),
    ...Array.from({ length: tail }, (_, at): Pair => [from.length - tail + at, to.length - tail + at]),
  ]
}

function pairMiddle(from: string[], to: string[]): Pair[] {
  if (from.length === 0 || to.length === 0) return []
  const anchors = longestRising(pairUnique(from, to))
  if (anchors.length === 0) return from.length * to.length <= MAX_CELLS ? longestCommon(from, to) : []
  const pairs: Pair[] = []
  let [start, other] = [0, 0]
  for (const [at, there] of anchors) {
    pairs.push(...shift(pair(from.slice(start, at), to.slice(other, there)), start, other), [at, there])
    ;[start, other] = [at + 1, there + 1]
  }
  pairs.push(...shift(pair(from.slice(start), to.slice(other)), start, other))
  return pairs
}

function shift(pairs: Pair[], by: number, other: number): Pair[] {
  return pairs.map(([at, there]) => [at + by, there + other])
}

function pairUnique(from: string[], to: string[]): Pair[] {
  const indexes = uniqueIndexes(to)
  return [...uniqueIndexes(from)]
    .flatMap(([key, at]): Pair[] => {
      const there = indexes.get(key)
      return there === undefined ? [] : [[at, there]]
    })
    .sort(([one], [other]) => one - other)
}

/** The index of each entry that occurs exactly once. */
function uniqueIndexes(list: string[]): Map<string, number> {
  const indexes = new Map<string, number>()
  const seen = new Set<string>()
  list.forEach((key, at) => {
    if (seen.has(key)) indexes.delete(key)
    else indexes.set(key, at)
    seen.add(key)
  })
  return indexes
}

/** The longest increasing subsequence by second index, of pairs sorted by their first (patience sorting). */
function longestRising(pairs: Pair[]): Pair[] {
  type Card = { pair: Pair; before: Card | undefined }
  const piles: Card[] = []
  for (const pair of pairs) {
    let [low, high] = [0, piles.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((piles[middle]?.pair[1] ?? 0) < pair[1]) low = middle + 1
      else high = middle
    }
    piles[low] = { pair, before: piles[low - 1] }
  }
  const rising: Pair[] = []
  for (let card = piles.at(-1); card; card = card.before) rising.unshift(card.pair)
  return rising
}

function longestCommon(from: string[], to: string[]): Pair[] {
  const width = to.length + 1
  const best = new Uint16Array((from.length + 1) * width)
  const lengthAt = (at: number, there: number) => best[at * width + there] ?? 0
  for (let at = from.length - 1; at >= 0; at--)
    for (let there = to.length - 1; there >= 0; there--)
      best[at * width + there] =
        from[at] === to[there]
          ? lengthAt(at + 1, there + 1) + 1
          : Math.max(lengthAt(at + 1, there), lengthAt(at, there + 1))
  const pairs: Pair[] = []
  for (let at = 0, there = 0; at < from.length && there < to.length; )
    if (from[at] === to[there]) pairs.push([at++, there++])
    else if (lengthAt(at + 1, there) >= lengthAt(at, there + 1)) at += 1
    else there += 1
  return pairs
}
