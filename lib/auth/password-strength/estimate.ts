import { once } from 'node:events'
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { PasswordStrength } from '#lib/auth/password-strength/worker.ts'
import { Unavailable } from '#lib/core/errors.ts'

const TIMEOUT_MS = 20_000
const MEGABYTES = 96

let last: Promise<unknown> = Promise.resolve()

/**
 * Password strength: how many guesses an attacker needs who knows common passwords and these personal words. Runs in
 * a worker thread that exits afterwards, one at a time: the dictionaries take 30 MB and a third of a second to load,
 * and are rarely needed. Throws Unavailable.
 */
export function estimateStrength(password: string, personal: string[]): Promise<PasswordStrength> {
  const found = last.then(() => runWorker(password, personal))
  last = found.catch(() => {})
  return found
}

async function runWorker(password: string, personal: string[]): Promise<PasswordStrength> {
  // Resolved from the project's root, because bundling loses this file's own URL.
  const program = resolve(/* turbopackIgnore: true */ process.cwd(), 'lib/auth/password-strength/worker.ts')
  const worker = new Worker(/* turbopackIgnore: true */ program, {
    name: 'passwords',
    env: { NODE_ENV: 'production' },
    workerData: { password, personal },
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  })
  try {
    const [strength] = await once(worker, 'message', { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return strength
  } catch (cause) {
    throw new Unavailable('The password could not be checked. Try again in a moment.', { cause })
  } finally {
    await worker.terminate()
  }
}
