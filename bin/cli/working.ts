import { type Progress, progressBar } from './progress.ts'
import { stopSignal } from './stopping.ts'

type Work = { signal: AbortSignal; onProgress: Progress['show'] }

/** Runs long work with a bar on the terminal, and with a signal that the first Ctrl-C gives. */
export async function withProgress<T>(doing: string, work: (means: Work) => Promise<T>): Promise<T> {
  const bar = progressBar(doing)
  const { signal, release } = stopSignal('Stopping. Press Ctrl-C again to stop at once.')
  try {
    return await work({ signal, onProgress: bar.show })
  } finally {
    release()
    bar.end()
  }
}
