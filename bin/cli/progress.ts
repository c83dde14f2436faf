import { SingleBar } from 'cli-progress'

export type Progress = { show: (done: number, total: number) => void; end: () => void }

const MAX_WIDTH = 40
// Spaces around the bar, and “100%”.
const BESIDE = 7

let onTerminal: SingleBar | undefined

/** A progress bar on stderr; none when stderr is not a terminal. */
export function progressBar(doing: string): Progress {
  if (!process.stderr.isTTY) return { show: () => undefined, end: () => undefined }
  const bar = new SingleBar({
    stream: process.stderr,
    format: `${doing} {bar} {percentage}%`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: barLength(doing, process.stderr.columns),
    clearOnComplete: true,
    // A killed process cannot restore the cursor.
    hideCursor: false,
    linewrap: true,
    gracefulExit: false,
  })
  onTerminal = bar
  return {
    show(done, total) {
      if (!bar.isActive) bar.start(total, done)
      bar.setTotal(total)
      bar.update(done)
    },
    end: () => bar.stop(),
  }
}

/** Length of a bar that fits on one line with its label. */
export function barLength(doing: string, columns: number): number {
  return Math.max(1, Math.min(MAX_WIDTH, columns - doing.length - BESIDE))
}

/** Prints a line on stderr, above the progress bar if there is one. */
export function printAbove(line: string): void {
  onTerminal?.stop()
  console.error(line)
}
