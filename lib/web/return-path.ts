const HOME = '/admin'

/** Where to go after signing in or out: a path of our own, or the desk. Never another site's address. */
export function returnPath(wanted: string | null | undefined, origin: string): string {
  if (!wanted) return HOME
  try {
    const url = new URL(wanted, origin)
    const isOurs = url.origin === new URL(origin).origin && !url.username && !/[\\\p{Cc}]/u.test(wanted)
    return isOurs && !wanted.startsWith('//') ? url.pathname + url.search : HOME
  } catch {
    return HOME
  }
}
