import { Unavailable } from '#lib/core/errors.ts'
import { WorkerPool } from '#lib/core/worker-pool.ts'
import type { OgImageText } from '#lib/og-images/views.ts'

const TIMEOUT_MS = 20_000

const pool = new WorkerPool<OgImageText, Uint8Array>({
  name: 'cards',
  program: 'lib/og-images/worker.ts',
  workers: 1,
  // Twenty cards in all.
  waiting: 19,
  startMilliseconds: TIMEOUT_MS,
  cpuMilliseconds: () => TIMEOUT_MS,
  wallClockMilliseconds: TIMEOUT_MS,
  idleMilliseconds: 10_000,
  megabytes: 128,
})

/**
 * Renders a social card to PNG in a worker thread, one at a time, so that page requests never wait for it. Throws
 * Unavailable when the queue is full or rendering fails.
 */
export async function renderOgImage(text: OgImageText): Promise<Buffer> {
  const outcome = await pool.run(text)
  if ('value' in outcome) return Buffer.from(outcome.value)
  const { failure, cause } = outcome
  if (failure === 'full') throw new Unavailable('Too many cards are being drawn. Try again in a minute.')
  throw new Unavailable(`The card could not be drawn. Try again. (${cause ?? failure})`)
}
