import { SingleBar } from 'cli-progress'

export type Progress = { show: (done: number, total: number) => void; end: () => void }

const LONGEST = 40
// Blanks around the bar, and “100%”.
const BESIDE = 7

let onTerminal: SingleBar | undefined

/** A bar on stderr while something takes long; nothing where stderr is no terminal. */
export function progressBar(doing: string): Progress {
  if (!process.stderr.isTTY) return { show: () => undefined, end: () => undefined }
  const bar = new SingleBar({
    stream: process.stderr,
    format: `${doing} {bar} {percentage}%`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: barLength(doing, process.stderr.columns),
    clearOnComplete: true,
    // A process that is stopped at once leaves the terminal as it is.
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

/** How long a bar may be that stands with its words in one line. */
export function barLength(doing: string, columns: number): number {
  return Math.max(1, Math.min(LONGEST, columns - doing.length - BESIDE))
}

/** Says a line on stderr; a bar that stands there goes on below it. */
export function printAbove(line: string): void {
  onTerminal?.stop()
  console.error(line)
}
