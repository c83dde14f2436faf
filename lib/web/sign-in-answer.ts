import { Invalid, TooMany, Unavailable } from '#lib/core/errors.ts'
import { noteUnavailable } from '#lib/core/request-scope.ts'
import { explainDatabaseError } from '#lib/db/failures.ts'

/**
 * What went wrong, as a code that may stand in an address: next-auth puts it there, and an address can be made up by
 * anybody, so the page shows only sentences of its own.
 */
export function signInCode(error: unknown): string {
  if (error instanceof Invalid) return 'wrong'
  if (error instanceof TooMany) return `wait-${error.retryAfter}`
  const explained = explainDatabaseError(error)
  if (explained instanceof Unavailable) noteUnavailable(explained.message)
  return 'unavailable'
}
