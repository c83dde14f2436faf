import { type Progress, progressBar } from './progress.ts'
import { Stopped, stopSignal } from './stopping.ts'

type Work = { signal: AbortSignal; onProgress: Progress['show'] }

/** `stopped`: the message when Ctrl-C ended the work early. */
type Words = { doing: string; stopped: string }

/** Runs long work with a progress bar and an AbortSignal for the first Ctrl-C. Throws Stopped when interrupted. */
export async function withProgress<T>(
  { doing, stopped }: Words,
  work: (means: Work) => Promise<T>,
): Promise<T> {
  const bar = progressBar(doing)
  const { signal, release } = stopSignal('Stopping. Press Ctrl-C again to stop at once.')
  try {
    return await work({ signal, onProgress: bar.show })
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw new Stopped(stopped, { cause: error })
    throw error
  } finally {
    release()
    bar.end()
  }
}
