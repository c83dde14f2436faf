import type { Result } from '#lib/admin/views.ts'
import type { SignedIn } from '#lib/auth/sessions.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { answer, signedOut } from '#lib/web/result.ts'
import { getSignedIn } from '#lib/web/session.ts'

/**
 * A server action around a verb: who asks, then the verb, which parses its input and decides whether they may. Every
 * action is a public endpoint, so nothing that comes in is trusted to have the type it claims.
 */
export function action<I, T>(verb: (viewer: Viewer, input: I) => Promise<T>) {
  return (input: I): Promise<Result<T>> => answerSignedIn(({ viewer }) => verb(viewer, input))
}

/** Answers whoever is signed in; looking up who that is can fail like any verb. */
export async function answerSignedIn<T>(verb: (signedIn: SignedIn) => Promise<T>): Promise<Result<T>> {
  const signedIn = await answer(getSignedIn)
  if (!signedIn.ok) return signedIn
  const { value } = signedIn
  return value ? answer(() => verb(value)) : signedOut
}
