import { parentPort, workerData } from 'node:worker_threads'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

export type PasswordStrength = {
  /** Decimal logarithm of the number of guesses. */
  guessesLog10: number
  /** Whether personal words made it easy to guess. */
  isPersonal: boolean
}

// Time grows with the square of the length; a weak beginning is rejected whatever follows.
const MAX_LENGTH = 64

// The worker's entry point: see guess.ts.
const { password, personal } = workerData as { password: string; personal: string[] }
const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: MAX_LENGTH })
const { guessesLog10, sequence } = estimator.check(password.normalize('NFKC'), personal)
const isPersonal = sequence.some(
  (match) => 'dictionaryName' in match && match.dictionaryName === 'userInputs',
)
parentPort?.postMessage({ guessesLog10, isPersonal } satisfies PasswordStrength)
