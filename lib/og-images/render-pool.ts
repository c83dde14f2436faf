import { once } from 'node:events'
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Unavailable } from '#lib/core/errors.ts'
import type { OgImageText } from '#lib/og-images/views.ts'

const MAX_WAITING = 20
const TIMEOUT_MS = 20_000
const IDLE_MS = 10_000
const MEGABYTES = 128

let waiting = 0
let last: Promise<unknown> = Promise.resolve()
let worker: Worker | null = null
let rest: NodeJS.Timeout | undefined

/**
 * Renders a social card to PNG in a worker thread, one at a time, so that page requests never wait for it. Throws
 * Unavailable when the queue is full or rendering fails.
 */
export async function renderOgImage(text: OgImageText): Promise<Buffer> {
  if (waiting >= MAX_WAITING) throw new Unavailable('Too many cards are being drawn. Try again in a minute.')
  waiting++
  const rendered = last.then(() => render(text))
  last = rendered.catch(() => {})
  return rendered.finally(() => {
    waiting--
  })
}

async function render(text: OgImageText): Promise<Buffer> {
  clearTimeout(rest)
  worker ??= startWorker()
  worker.ref()
  try {
    const reply = once(worker, 'message', { signal: AbortSignal.timeout(TIMEOUT_MS) })
    worker.postMessage(text)
    const [png] = await reply
    return Buffer.from(png)
  } catch (cause) {
    stopWorker()
    throw new Unavailable(`The card could not be drawn. Try again. (${cause})`)
  } finally {
    worker?.unref()
    rest = setTimeout(stopWorker, IDLE_MS).unref()
  }
}

function stopWorker() {
  void worker?.terminate()
  worker = null
}

function startWorker(): Worker {
  // Resolved from the project's root, because bundling loses this file's own URL.
  const program = resolve(/* turbopackIgnore: true */ process.cwd(), 'lib/og-images/worker.ts')
  const started = new Worker(/* turbopackIgnore: true */ program, {
    name: 'cards',
    env: { NODE_ENV: 'production' },
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  })
  // The pending call rejects; this handler keeps the error from being uncaught.
  started.on('error', () => {})
  started.once('exit', () => {
    if (worker === started) worker = null
  })
  return started
}
