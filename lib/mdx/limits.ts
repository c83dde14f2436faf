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
  /** Characters of finished HTML. */
  htmlCharacters: 12_000_000,
  /** Problems reported for one text. */
  problems: 100,
  /** Milliseconds that one text may compute. Converting reads it twice and writes it once. */
  milliseconds: { check: 5_000, render: 5_000, convert: 10_000 },
  /** Milliseconds on the clock, for a machine so busy that its workers wait. */
  patienceMilliseconds: 40_000,
  /** Milliseconds for a worker to start. */
  startMilliseconds: 60_000,
  /** An idle worker is ended after so many milliseconds. */
  idleMilliseconds: 120_000,
  workers: 2,
  /** Texts that may wait for a worker. */
  waiting: 1_000,
  workerMegabytes: 320,
  /** Room for short-lived memory, of which parsing needs much. */
  workerYoungMegabytes: 96,
} as const
