import type { Random } from '#lib/art/random.ts'

/** Picks one choice. */
export function choose<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[Math.floor(random() * choices.length)]
  if (choice === undefined) throw new Error('There is nothing to choose from.')
  return choice
}

/** Picks distinct choices, in the order drawn. */
export function chooseSome<T>(random: Random, choices: readonly T[], count: number): T[] {
  const left = [...choices]
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [drawn] = left.splice(Math.floor(random() * left.length), 1)
    return drawn
  }).filter((drawn) => drawn !== undefined)
}

/** A random integer, both bounds included. */
export function whole(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1))
}
