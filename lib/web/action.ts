import type { Result } from '#lib/admin/views.ts'
import type { SignedIn } from '#lib/auth/sessions.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { awaitInvalidation } from '#lib/core/request-scope.ts'
import { signedOut, toResult } from '#lib/web/result.ts'
import { getSignedIn } from '#lib/web/session.ts'

/**
 * Wraps a verb as a server action: authenticates, then calls the verb, which parses its input and checks permissions.
 * Every action is a public endpoint, so the declared type of its input is not trusted.
 */
export function action<I, T>(verb: (viewer: Viewer, input: I) => Promise<T>) {
  return (input: I): Promise<Result<T>> => runSignedIn(({ viewer }) => verb(viewer, input))
}

/** Runs a verb for a signed-in user. Looking up the session can fail like any verb. */
export async function runSignedIn<T>(verb: (signedIn: SignedIn) => Promise<T>): Promise<Result<T>> {
  const signedIn = await toResult(getSignedIn)
  if (!signedIn.ok) return signedIn
  const { value } = signedIn
  return value ? runVerb(() => verb(value)) : signedOut
}

/**
 * Runs a verb for any visitor. Resolves when this instance's readers see what it changed; a verb that failed may have
 * changed something as well.
 */
export async function runVerb<T>(verb: () => Promise<T>): Promise<Result<T>> {
  try {
    return await toResult(verb)
  } finally {
    await awaitInvalidation()
  }
}
