/** What to do about the Host of a request. 'misdirected': 421 (RFC 9110, 15.5.20). */
export type HostDecision = 'serve' | 'redirect' | 'misdirected'

/** True for a valid Host header value (RFC 9110, 7.2): name or address, and port. */
export function isHost(text: string): boolean {
  return /^(?:\[[0-9a-f:.]+\]|[\w~.-]+)(?::\d{0,5})?$/i.test(text)
}

/**
 * With SITE_URL set, only its host is served; GET and HEAD for other hosts are redirected to it. Unset, any host is
 * served, and none is used to build a URL. A request without Host (HTTP/1.0) is served, because a redirect would only
 * repeat it.
 */
export function checkHost(host: string, method: string, site: string | undefined): HostDecision {
  if (!site || host === '' || isSame(host, new URL(site))) return 'serve'
  return method === 'GET' || method === 'HEAD' ? 'redirect' : 'misdirected'
}

function isSame(host: string, site: URL): boolean {
  const defaultPort = site.protocol === 'https:' ? ':443' : ':80'
  const requested = host.toLowerCase()
  return requested === site.host || (site.port === '' && requested === site.host + defaultPort)
}
