/** Every limit of the renderer. A text beyond a limit is rejected with a message, never truncated. */
export const LIMITS = {
  /** Bytes of UTF-8 in one text. */
  textBytes: 1_048_576,
  /** Levels of nested elements. */
  nesting: 40,
  /** Nodes of the syntax tree. */
  nodes: 150_000,
  /** Cells in all tables, including those that short rows leave out. */
  tableCells: 30_000,
  /** Characters that repeated use of reference definitions adds. */
  referenceCharacters: 1_000_000,
  /** Characters of code that are highlighted; the rest is rendered plain. */
  highlightedCharacters: 200_000,
  /** Nested spans in highlighted code. */
  highlightedNesting: 30,
  /** Characters of finished HTML. */
  htmlCharacters: 12_000_000,
  /** Diagnostics reported per text. */
  problems: 100,
} as const

/** Limits of the worker pool. */
export type PoolLimits = {
  workers: number
  /** Maximum length of the queue. */
  waiting: number
  /** CPU time per job, in milliseconds. Converting parses twice and serialises once. */
  milliseconds: { check: number; inspect: number; render: number; convert: number }
  /** Wall-clock limit in milliseconds, for a machine so busy that its workers get little CPU time. */
  wallClockMilliseconds: number
  startMilliseconds: number
  /** Idle workers are terminated after this many milliseconds. */
  idleMilliseconds: number
  megabytes: number
  /** Young generation (V8), of which parsing needs much. */
  youngMegabytes: number
}

export const POOL_LIMITS: PoolLimits = {
  workers: 2,
  waiting: 1_000,
  milliseconds: { check: 5_000, inspect: 5_000, render: 5_000, convert: 10_000 },
  wallClockMilliseconds: 40_000,
  startMilliseconds: 60_000,
  idleMilliseconds: 120_000,
  megabytes: 320,
  youngMegabytes: 96,
}
