import { once } from 'node:events'
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Unavailable } from '#lib/core/errors.ts'
import type { OgImageText } from '#lib/og-images/views.ts'

const MOST_WAITING = 20
const PATIENCE_MS = 20_000
const IDLE_MS = 10_000
const MEGABYTES = 128

let waiting = 0
let last: Promise<unknown> = Promise.resolve()
let painter: Worker | null = null
let rest: NodeJS.Timeout | undefined

/**
 * Renders a social card to PNG in a worker thread, one at a time, so that page requests never wait for it. Throws
 * Unavailable when the queue is full or rendering fails.
 */
export async function renderOgImage(face: OgImageText): Promise<Buffer> {
  if (waiting >= MOST_WAITING) throw new Unavailable('Too many cards are being drawn. Try again in a minute.')
  waiting++
  const painted = last.then(() => paint(face))
  last = painted.catch(() => {})
  return painted.finally(() => {
    waiting--
  })
}

async function paint(face: OgImageText): Promise<Buffer> {
  clearTimeout(rest)
  painter ??= startPainter()
  painter.ref()
  try {
    const answer = once(painter, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) })
    painter.postMessage(face)
    const [png] = await answer
    return Buffer.from(png)
  } catch (cause) {
    dismiss()
    throw new Unavailable(`The card could not be drawn. Try again. (${cause})`)
  } finally {
    painter?.unref()
    rest = setTimeout(dismiss, IDLE_MS).unref()
  }
}

function dismiss() {
  void painter?.terminate()
  painter = null
}

function startPainter(): Worker {
  // Resolved from the project's root, because bundling loses this file's own URL.
  const program = resolve(/* turbopackIgnore: true */ process.cwd(), 'lib/og-images/worker.ts')
  const worker = new Worker(/* turbopackIgnore: true */ program, {
    name: 'cards',
    env: { NODE_ENV: 'production' },
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  })
  // The pending call rejects; this handler keeps the error from being uncaught.
  worker.on('error', () => {})
  worker.once('exit', () => {
    if (painter === worker) painter = null
  })
  return worker
}
