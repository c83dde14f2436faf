import { ownPath } from '#lib/urls/own-path.ts'

const HOME = '/admin'

/** Where to go after signing in or out: a path on this site, or the admin area. Prevents open redirects. */
export function returnPath(wanted: string | null | undefined, origin: string): string {
  return (wanted && ownPath(wanted, origin)) || HOME
}

/** The path of the sign-in page that returns to `path` afterwards. */
export function signInPath(path: string, origin: string): string {
  return `/login?to=${encodeURIComponent(returnPath(path, origin))}`
}
