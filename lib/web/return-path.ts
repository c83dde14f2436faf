import { ownPath } from '#lib/urls/own-path.ts'

const HOME = '/admin'

/** Where to go after signing in or out: a path of our own, or the desk. Never another site's address. */
export function returnPath(wanted: string | null | undefined, origin: string): string {
  return (wanted && ownPath(wanted, origin)) || HOME
}

/** The path of the sign-in page that leads back to `path` of the desk. */
export function signInPath(path: string, origin: string): string {
  return `/login?to=${encodeURIComponent(returnPath(path, origin))}`
}
