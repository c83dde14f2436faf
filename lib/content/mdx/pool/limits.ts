/** Every limit of the renderer. What lies beyond is refused with a message, never cut off. */
export const LIMITS = {
  /** Bytes of UTF-8 in one text. */
  textBytes: 1_048_576,
  /** Levels of elements inside each other. */
  nesting: 40,
  /** Nodes of the syntax tree. */
  nodes: 150_000,
  /** Cells of all tables together, those that a short row leaves out included. */
  tableCells: 30_000,
  /** Characters that reference definitions add by being used again and again. */
  referenceCharacters: 1_000_000,
  /** Characters of listings that are highlighted; the rest is shown plain. */
  highlightedCharacters: 200_000,
  /** Marks inside each other in a highlighted listing. */
  highlightedNesting: 30,
  /** Characters of finished HTML. */
  htmlCharacters: 12_000_000,
  /** Problems reported for one text. */
  problems: 100,
} as const

/** What the worker threads may take together and each. */
export type PoolLimits = {
  workers: number
  /** Texts that may wait for a worker. */
  waiting: number
  /** Milliseconds that one text may compute. Converting reads it twice and writes it once. */
  milliseconds: { check: number; render: number; convert: number }
  /** Milliseconds on the clock, for a machine so busy that its workers wait. */
  wallClockMilliseconds: number
  startMilliseconds: number
  /** Idle workers are ended after so many milliseconds. */
  idleMilliseconds: number
  megabytes: number
  /** Room for short-lived memory, of which parsing needs much. */
  youngMegabytes: number
}

export const POOL_LIMITS: PoolLimits = {
  workers: 2,
  waiting: 1_000,
  milliseconds: { check: 5_000, render: 5_000, convert: 10_000 },
  wallClockMilliseconds: 40_000,
  startMilliseconds: 60_000,
  idleMilliseconds: 120_000,
  megabytes: 320,
  youngMegabytes: 96,
}
