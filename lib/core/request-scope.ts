import { AsyncLocalStorage } from 'node:async_hooks'

/** What the code that answers a request tells the front door about it. */
export type RequestScope = {
  /** Why it could not be done now, for the person who asked. */
  unavailable?: string
}

const shared = globalThis as typeof globalThis & { publicationRequests?: AsyncLocalStorage<RequestScope> }

/** Runs what answers a request. Next's bundle and the front door share the scope through globalThis. */
export function runInScope<T>(scope: RequestScope, work: () => T): T {
  return scopes().run(scope, work)
}

/** Tells the front door that the request under way cannot be done now. Outside a request it does nothing. */
export function noteUnavailable(message: string): void {
  const scope = scopes().getStore()
  if (scope) scope.unavailable = message
}

function scopes(): AsyncLocalStorage<RequestScope> {
  shared.publicationRequests ??= new AsyncLocalStorage()
  return shared.publicationRequests
}
