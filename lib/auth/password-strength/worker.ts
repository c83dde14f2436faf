import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { answerJobs } from '#lib/core/worker-jobs.ts'

export type Question = { password: string; personal: string[] }

export type PasswordStrength = {
  /** Decimal logarithm of the number of guesses. */
  guessesLog10: number
  /** Whether personal words made it easy to guess. */
  isPersonal: boolean
}

// Time grows with the square of the length; a weak beginning is rejected whatever follows.
const MAX_LENGTH = 64

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: MAX_LENGTH })

// The worker's entry point: see estimate.ts.
answerJobs(estimate)

function estimate({ password, personal }: Question): PasswordStrength {
  const { guessesLog10, sequence } = estimator.check(password.normalize('NFKC'), personal)
  const isPersonal = sequence.some(
    (match) => 'dictionaryName' in match && match.dictionaryName === 'userInputs',
  )
  return { guessesLog10, isPersonal }
}
