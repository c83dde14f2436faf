/**
 * The path and query of an address of the publication, however it is spelt, as a browser resolves it (WHATWG URL); null
 * when it leads elsewhere. Every redirect to what somebody else has written goes through here.
 */
export function ownPath(wanted: string, origin: string): string | null {
  const url = resolve(wanted, origin)
  return url && url.pathname + url.search
}

/** The same with the part of the page it leads to. */
export function ownTarget(wanted: string, origin: string): string | null {
  const url = resolve(wanted, origin)
  return url && url.pathname + url.search + url.hash
}

/** Stands for the publication where its own address does not matter. */
const HOME = 'http://publication.invalid'

/**
 * Where a redirect may lead: a path of the publication, or an http(s) address elsewhere, both as browsers resolve them.
 * Null for everything else.
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
  // `/.//evil.example` is a path of ours that begins with two slashes: by itself it names another host.
  return url.pathname.startsWith('//') ? null : url
}
