import type { Failure } from '#lib/admin/views.ts'

/**
 * The failure for a server action that threw: the server's message if it sent one, else that it did not respond.
 * Rethrows redirects.
 */
export function networkFailure(error: unknown, fallback = NO_RESPONSE): Failure {
  if (isRedirect(error)) throw error
  return { ok: false, code: 'unreachable', message: messageIn(error) ?? fallback, fields: {}, problems: [] }
}

const NO_RESPONSE = 'The server did not respond. Try again. Nothing you typed is lost.'

/** A failed fetch is a TypeError, and Next's own messages do not help a writer. */
function messageIn(error: unknown): string | null {
  if (!(error instanceof Error) || error instanceof TypeError || error.name !== 'Error' || 'digest' in error)
    return null
  return /^(An unexpected response|An error occurred in)/.test(error.message) ? null : error.message
}

function isRedirect(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_')
}
