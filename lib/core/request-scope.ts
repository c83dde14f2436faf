import { AsyncLocalStorage } from 'node:async_hooks'

/** What the request handler and the code behind a response tell each other. */
export type RequestScope = {
  /** A message for the user: why the request cannot be served now. */
  unavailable?: string
  /** Resolves when this instance's page cache has applied every change committed so far, or cannot tell. */
  awaitInvalidation?: () => Promise<void>
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

/**
 * Read your writes: call it after a write and before the response, so that a reader who comes after the response sees
 * the change. Takes a bounded time. Outside a request it does nothing.
 */
export async function awaitInvalidation(): Promise<void> {
  await scopes().getStore()?.awaitInvalidation?.()
}

function scopes(): AsyncLocalStorage<RequestScope> {
  shared.publicationRequests ??= new AsyncLocalStorage()
  return shared.publicationRequests
}
