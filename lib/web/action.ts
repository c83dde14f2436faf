import type { Result } from '#lib/desk/views'
import type { Viewer } from '#lib/people/viewer'
import { answer, signedOut } from '#lib/web/result'
import { getSignedIn } from '#lib/web/session'

/**
 * A server action around a verb: who asks, then the verb, which parses its input and decides whether they may. Every
 * action is a public endpoint, so nothing that comes in is trusted to have the type it claims.
 */
export function action<I, T>(verb: (viewer: Viewer, input: I) => Promise<T>) {
  return async (input: I): Promise<Result<T>> => {
    const signedIn = await getSignedIn()
    return signedIn ? answer(() => verb(signedIn.viewer, input)) : signedOut
  }
}
