import { blocksOf } from '#components/admin/editor/conflict/blocks.ts'

export type Choice = 'mine' | 'theirs' | 'both'

/** A stretch of blocks: the same in both texts, or different, with a choice to start from. */
export type Region =
  | { kind: 'same'; text: string; blocks: number }
  | { kind: 'different'; mine: string; theirs: string; choice: Choice }

/**
 * Compares two texts block by block. Where `base`, the text that both began with, tells that one side alone changed a
 * stretch, that side is the choice to start from; else both are.
 */
export function regionsOf(base: string, mine: string, theirs: string): Region[] {
  const known = new Set(blocksOf(base).map(withoutGap))
  const isOld = (blocks: string[]) => blocks.every((block) => known.has(withoutGap(block)))
  return stretches(blocksOf(mine), blocksOf(theirs)).map((stretch): Region => {
    if (stretch.same) return { kind: 'same', text: stretch.same.join(''), blocks: stretch.same.length }
    const [own, other] = [stretch.mine, stretch.theirs]
    const choice = choiceFor(isOld(own), isOld(other), own.length <= other.length)
    return { kind: 'different', mine: own.join(''), theirs: other.join(''), choice }
  })
}

/** The text that the choices make. `choices` has one for each region that differs. */
export function textOf(regions: Region[], choices: Choice[]): string {
  let at = 0
  const parts = regions.map((region) =>
    region.kind === 'same' ? region.text : chosen(region, choices[at++] ?? region.choice),
  )
  return parts.reduce((text, part, index) => join(text, part, index > 0), '')
}

function chosen({ mine, theirs }: { mine: string; theirs: string }, choice: Choice): string {
  return choice === 'both' ? join(mine, theirs, true) : { mine, theirs }[choice]
}

/** A block that was the last of its text has no blank line after it. */
function join(before: string, after: string, isBetween: boolean): string {
  if (!isBetween || before === '' || after === '' || /\n[ \t]*\n$/.test(before)) return before + after
  return `${before.replace(/\n?$/, '\n')}\n${after}`
}

/** When both sides only removed something, the shorter one is what is left. */
function choiceFor(isMineOld: boolean, isTheirsOld: boolean, isMineShorter: boolean): Choice {
  if (isMineOld && isTheirsOld) return isMineShorter ? 'mine' : 'theirs'
  if (isMineOld) return 'theirs'
  return isTheirsOld ? 'mine' : 'both'
}

type Stretch = { same: string[] } | { same?: undefined; mine: string[]; theirs: string[] }

function stretches(mine: string[], theirs: string[]): Stretch[] {
  const found: Stretch[] = []
  let [own, other]: [string[], string[]] = [[], []]
  const flush = () => {
    if (own.length + other.length > 0) found.push({ mine: own, theirs: other })
    ;[own, other] = [[], []]
  }
  for (const [left, right] of aligned(mine, theirs)) {
    if (left === undefined || right === undefined) {
      if (left !== undefined) own.push(left)
      if (right !== undefined) other.push(right)
      continue
    }
    flush()
    const last = found.at(-1)
    if (last?.same) last.same.push(left)
    else found.push({ same: [left] })
  }
  flush()
  return found
}

type Pair = [string | undefined, string | undefined]

/** More comparisons than this are not made: texts that differ so much are one stretch. */
const MAX_CELLS = 4_000_000

/** Pairs equal blocks. Unpaired blocks stand alone. */
function aligned(mine: string[], theirs: string[]): Pair[] {
  const shorter = Math.min(mine.length, theirs.length)
  let start = 0
  while (start < shorter && isSame(mine[start], theirs[start])) start++
  let end = 0
  while (end < shorter - start && isSame(mine.at(-1 - end), theirs.at(-1 - end))) end++
  const paired = (blocks: string[]) => blocks.map((block): Pair => [block, block])
  return [
    ...paired(mine.slice(0, start)),
    ...alignMiddle(mine.slice(start, mine.length - end), theirs.slice(start, theirs.length - end)),
    ...paired(mine.slice(mine.length - end)),
  ]
}

/** Pairs as many blocks as possible (longest common subsequence). */
function alignMiddle(mine: string[], theirs: string[]): Pair[] {
  if (mine.length * theirs.length > MAX_CELLS)
    return [
      ...mine.map((block): Pair => [block, undefined]),
      ...theirs.map((block): Pair => [undefined, block]),
    ]
  const width = theirs.length + 1
  const longest = new Uint32Array((mine.length + 1) * width)
  const at = (row: number, column: number) => longest[row * width + column] ?? 0
  for (let row = mine.length - 1; row >= 0; row--)
    for (let column = theirs.length - 1; column >= 0; column--)
      longest[row * width + column] = isSame(mine[row], theirs[column])
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
  const pairs: Pair[] = []
  let [row, column] = [0, 0]
  while (row < mine.length || column < theirs.length) {
    const [left, right] = [mine[row], theirs[column]]
    if (left !== undefined && right !== undefined && isSame(left, right)) {
      pairs.push([left, right])
      row++
      column++
    } else if (right === undefined || (left !== undefined && at(row + 1, column) >= at(row, column + 1))) {
      pairs.push([left, undefined])
      row++
    } else {
      pairs.push([undefined, right])
      column++
    }
  }
  return pairs
}

function isSame(left = '', right = ''): boolean {
  return withoutGap(left) === withoutGap(right)
}

function withoutGap(block: string): string {
  return block.trimEnd()
}
