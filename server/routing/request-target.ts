/**
 * A request target (RFC 9112, 3.2). `raw`: the path as sent. `path`: decoded. `search`: the query as sent, with its
 * question mark.
 */
export type Target = {
  raw: string
  path: string
  search: string
  query: URLSearchParams
  authority: string | null
}

export const MAX_TARGET_LENGTH = 4096

/**
 * Parses a request target in origin form (/a?b) or absolute form (http://host/a?b). Null when it is invalid, or when
 * parsers would disagree about it.
 */
export function readTarget(url: string): Target | null {
  if (url.length > MAX_TARGET_LENGTH || !/^[\x21-\x7e]+$/.test(url)) return null
  const { authority, rest } = splitAuthority(url)
  const [, raw = '', search = ''] = /^([^?#]*)(\?[^#]*)?/.exec(rest) ?? []
  const path = decodePath(raw)
  return path === null ? null : { raw, path, search, query: new URLSearchParams(search), authority }
}

/** An address without its query. Logs use it, because a query can tell what a reader searched for. */
export function pathOf(address: string): string {
  return address.split('?', 1)[0] ?? address
}

function splitAuthority(url: string) {
  const absolute = /^https?:\/\/([^/?#]+)(.*)$/i.exec(url)
  if (!absolute) return { authority: null, rest: url }
  const [, authority = '', rest = ''] = absolute
  return { authority, rest: rest.startsWith('/') ? rest : `/${rest}` }
}

function decodePath(raw: string): string | null {
  if (!raw.startsWith('/')) return null
  try {
    const segments = raw.split('/').map(decodeURIComponent)
    return segments.some(isUnsafeSegment) ? null : segments.join('/')
  } catch {
    return null
  }
}

function isUnsafeSegment(segment: string): boolean {
  return segment === '.' || segment === '..' || /[\p{Cc}/\\]/u.test(segment)
}
