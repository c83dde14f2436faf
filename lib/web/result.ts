import type { Failure, Result } from '#lib/admin/views.ts'
import { Conflict, DomainError, Invalid, Unavailable } from '#lib/core/errors.ts'
import { noteUnavailable } from '#lib/core/request-scope.ts'
import { explainDatabaseError } from '#lib/db/failures.ts'

/**
 * Runs a verb and translates domain and database errors into a Result. Unavailable becomes a 503. Other errors are
 * bugs and are rethrown.
 */
export async function toResult<T>(verb: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await verb() }
  } catch (thrown) {
    const error = explainDatabaseError(thrown)
    if (error instanceof Unavailable) noteUnavailable(error.message)
    if (error instanceof DomainError) return failure(error)
    throw error
  }
}

export const signedOut: Failure = {
  ok: false,
  code: 'signed_out',
  message: 'You are signed out. Sign in again; your text is still here.',
  fields: {},
  problems: [],
}

function failure(error: DomainError): Failure {
  return {
    ok: false,
    code: error.code,
    message: error.message,
    fields: error instanceof Invalid ? { ...error.fields } : {},
    problems: error instanceof Invalid ? [...error.problems] : [],
    ...(error instanceof Conflict && error.current !== undefined && { current: error.current }),
  }
}
