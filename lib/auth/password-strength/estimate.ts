import type { PasswordStrength, Question } from '#lib/auth/password-strength/worker.ts'
import { Unavailable } from '#lib/core/errors.ts'
import { WorkerPool } from '#lib/core/worker-pool.ts'

const TIMEOUT_MS = 20_000

// One at a time, and not for long: the dictionaries take 30 MB and a third of a second to load, and are rarely needed.
const pool = new WorkerPool<Question, PasswordStrength>({
  name: 'passwords',
  program: 'lib/auth/password-strength/worker.ts',
  workers: 1,
  waiting: 100,
  startMilliseconds: TIMEOUT_MS,
  cpuMilliseconds: () => TIMEOUT_MS,
  wallClockMilliseconds: TIMEOUT_MS,
  idleMilliseconds: 1_000,
  megabytes: 96,
})

/**
 * Password strength: how many guesses an attacker needs who knows common passwords and these personal words. Runs in
 * a worker thread. Throws Unavailable.
 */
export async function estimateStrength(password: string, personal: string[]): Promise<PasswordStrength> {
  const outcome = await pool.run({ password, personal })
  if ('value' in outcome) return outcome.value
  throw new Unavailable('The password could not be checked. Try again in a moment.', { cause: outcome.cause })
}
