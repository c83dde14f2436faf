import type { Failure } from '#lib/admin/views.ts'

/**
 * What to say when a server action came to no answer: what the server said in words, else that it did not answer.
 * Where an action leads elsewhere it is no failure, and goes on.
 */
export function unanswered(error: unknown, otherwise = NO_ANSWER): Failure {
  if (isRedirect(error)) throw error
  return { ok: false, code: 'unreachable', message: saidIn(error) ?? otherwise, fields: {}, problems: [] }
}

const NO_ANSWER = 'The server did not answer. Try again; nothing you typed is lost.'

/** A fetch that fails is a TypeError; what Next says by itself is no help to a writer. */
function saidIn(error: unknown): string | null {
  if (!(error instanceof Error) || error instanceof TypeError || error.name !== 'Error' || 'digest' in error)
    return null
  return /^(An unexpected response|An error occurred in)/.test(error.message) ? null : error.message
}

function isRedirect(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_')
}
