import { AsyncLocalStorage } from 'node:async_hooks'

const shared = globalThis as typeof globalThis & { publicationReaderContext?: AsyncLocalStorage<true> }

// Next's bundle and the server each have their own copy of this module.
function context() {
  shared.publicationReaderContext ??= new AsyncLocalStorage()
  return shared.publicationReaderContext
}

/** Runs `work` with `db()` as the replica, where one is configured: `work` must not write. */
export function readFromReplica<T>(work: () => Promise<T>): Promise<T> {
  return context().run(true, work)
}

/** Whether this is inside `readFromReplica`. */
export function isReadingFromReplica(): boolean {
  return shared.publicationReaderContext?.getStore() ?? false
}
