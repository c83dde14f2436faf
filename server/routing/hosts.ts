/** What the door does about the host a request names. */
export type HostDecision = 'serve' | 'redirect' | 'misdirected'

/** True for what may stand in a Host header (RFC 9110, 7.2): a name or an address, and a port. */
export function isHost(text: string): boolean {
  return /^(?:\[[0-9a-f:.]+\]|[\w~.-]+)(?::\d{0,5})?$/i.test(text)
}

/**
 * With SITE_URL set, only its host is served: others are led there when that is safe. Unset, any host is served, and
 * none of them builds an address. Who names
 * none, as HTTP/1.0 allows, would only ask the same again.
 */
export function checkHost(host: string, method: string, site: string | undefined): HostDecision {
  if (!site || host === '' || isSame(host, new URL(site))) return 'serve'
  return method === 'GET' || method === 'HEAD' ? 'redirect' : 'misdirected'
}

function isSame(host: string, site: URL): boolean {
  const defaultPort = site.protocol === 'https:' ? ':443' : ':80'
  const asked = host.toLowerCase()
  return asked === site.host || (site.port === '' && asked === site.host + defaultPort)
}
