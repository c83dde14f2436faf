import { AsyncLocalStorage } from 'node:async_hooks'

/** What the code behind a response tells the request handler. */
export type RequestScope = {
  /** A message for the user: why the request cannot be served now. */
  unavailable?: string
}

const shared = globalThis as typeof globalThis & { publicationRequests?: AsyncLocalStorage<RequestScope> }

/** Runs the code behind a response in a scope. Next's bundle and the request handler share it through globalThis. */
export function runInScope<T>(scope: RequestScope, work: () => T): T {
  return scopes().run(scope, work)
}

/** Tells the request handler that the current request cannot be served now. Outside a request it does nothing. */
export function noteUnavailable(message: string): void {
  const scope = scopes().getStore()
  if (scope) scope.unavailable = message
}

function scopes(): AsyncLocalStorage<RequestScope> {
  shared.publicationRequests ??= new AsyncLocalStorage()
  return shared.publicationRequests
}
