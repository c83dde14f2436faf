import { parentPort, workerData } from 'node:worker_threads'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

export type Guess = {
  /** Decimal logarithm of the number of guesses. */
  guessesLog10: number
  /** Whether it was words about the person that made it easy. */
  isPersonal: boolean
}

// The time it takes grows with the square of the length; what begins badly is refused whatever follows.
const LONGEST = 64

// The program of a thread: see guess.ts.
const { password, personal } = workerData as { password: string; personal: string[] }
const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: LONGEST })
const { guessesLog10, sequence } = estimator.check(password.normalize('NFKC'), personal)
const isPersonal = sequence.some(
  (match) => 'dictionaryName' in match && match.dictionaryName === 'userInputs',
)
parentPort?.postMessage({ guessesLog10, isPersonal } satisfies Guess)
