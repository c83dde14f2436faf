import { SingleBar } from 'cli-progress'

export type Progress = { show: (done: number, total: number) => void; end: () => void }

/** A bar on stderr while something takes long; nothing where stderr is no terminal. */
export function progressBar(doing: string): Progress {
  if (!process.stderr.isTTY) return { show: () => undefined, end: () => undefined }
  const bar = new SingleBar({
    stream: process.stderr,
    format: `${doing} {bar} {percentage}%`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
  })
  return {
    show(done, total) {
      if (!bar.isActive) bar.start(total, done)
      bar.setTotal(total)
      bar.update(done)
    },
    end: () => bar.stop(),
  }
}
