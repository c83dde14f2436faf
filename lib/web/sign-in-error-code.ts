import { Invalid, TooMany, Unavailable } from '#lib/core/errors.ts'
import { noteUnavailable } from '#lib/core/request-scope.ts'
import { explainDatabaseError } from '#lib/db/failures.ts'

/**
 * The error as a code for the query string: next-auth puts it into a URL that anyone can forge, so the page maps
 * codes to its own messages.
 */
export function signInErrorCode(error: unknown): string {
  if (error instanceof Invalid) return 'wrong'
  if (error instanceof TooMany) return `wait-${error.retryAfter}`
  const explained = explainDatabaseError(error)
  if (explained instanceof Unavailable) noteUnavailable(explained.message)
  return 'unavailable'
}
