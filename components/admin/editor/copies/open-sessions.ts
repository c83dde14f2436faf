const nameOf = (session: string) => `editing/${session}`

/**
 * Marks an editing session as open until the returned function is called or the page ends. Browsers have locks on
 * secure pages only; without them no session counts as open.
 */
export function markOpen(session: string): () => void {
  if (!('locks' in navigator)) return () => {}
  const { promise, resolve } = Promise.withResolvers<void>()
  void navigator.locks.request(nameOf(session), () => promise).catch(() => {})
  return resolve
}

/** The sessions that are open in a tab of this browser. */
export async function listOpenSessions(sessions: string[]): Promise<Set<string>> {
  if (!('locks' in navigator)) return new Set()
  const { held = [] } = await navigator.locks.query()
  const names = new Set(held.map(({ name }) => name))
  return new Set(sessions.filter((session) => names.has(nameOf(session))))
}

/** Resolves when the tab of an open session has ended, also when it died. */
export async function whenClosed(session: string, signal: AbortSignal): Promise<void> {
  await navigator.locks.request(nameOf(session), { signal, mode: 'shared' }, () => {})
}
