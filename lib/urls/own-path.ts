/**
 * Returns the path and query of a URL on this site, however it is spelled, as a browser resolves it (WHATWG URL);
 * null when it leads elsewhere. Prevents open redirects: every redirect to untrusted input goes through here.
 */
export function ownPath(wanted: string, origin: string): string | null {
  const url = resolve(wanted, origin)
  return url && url.pathname + url.search
}

/** The same, including the fragment. */
export function ownTarget(wanted: string, origin: string): string | null {
  const url = resolve(wanted, origin)
  return url && url.pathname + url.search + url.hash
}

/** A placeholder where the site's own origin does not matter. */
const HOME = 'http://publication.invalid'

/**
 * Validates a redirect target: a path on this site or an external http(s) URL, both as browsers resolve them. Null
 * for everything else.
 */
export function redirectTarget(text: string): string | null {
  if (text.startsWith('/')) return ownTarget(text, HOME)
  return /^https?:\/\/[^/]/i.test(text) ? (URL.parse(text)?.href ?? null) : null
}

function resolve(wanted: string, origin: string): URL | null {
  const [url, home] = [URL.parse(wanted, origin), new URL(origin)]
  // A blob: address has the origin of the page that made it.
  if (url?.protocol !== home.protocol || url.origin !== home.origin) return null
  if (url.username || url.password) return null
  // `/.//evil.example` resolves to a path that begins with two slashes, which on its own names another host.
  return url.pathname.startsWith('//') ? null : url
}
