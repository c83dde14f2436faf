import { setTimeout as delay } from 'node:timers/promises'
import { keepBuild } from '#lib/assets/keeping.ts'
import { sweepLeftovers } from '#lib/storage/sweeping.ts'

const PATIENCE_MS = 5_000
const BETWEEN_TRIES_MS = 60_000

type Options = { signal: AbortSignal; failed: (error: unknown) => void }

/**
 * Puts the hash-named files of this build into the storage before it serves a page, so that every instance can serve
 * them. A storage that fails or takes long does not delay the start: then it goes on in the background.
 */
export async function keepBuildInStorage({ signal, failed }: Options): Promise<void> {
  const kept = keepBuild().then(
    () => true,
    (error: unknown) => {
      failed(error)
      return false
    },
  )
  const patience = new AbortController()
  await Promise.race([
    kept,
    delay(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined),
  ])
  patience.abort()
  void retry(kept, signal)
}

/** Removes what killed uploads have left. */
export async function sweepStorage(failed: (error: unknown) => void): Promise<void> {
  await sweepLeftovers().catch(failed)
}

async function retry(first: Promise<boolean>, signal: AbortSignal): Promise<void> {
  let isKept = await first
  while (!isKept && !signal.aborted) {
    await delay(BETWEEN_TRIES_MS, undefined, { signal, ref: false }).catch(() => undefined)
    if (signal.aborted) return
    isKept = await keepBuild().then(
      () => true,
      () => false,
    )
  }
}
