/** What the door does about the host a request names. */
export type HostVerdict = 'serve' | 'redirect' | 'misdirected'

/**
 * With SITE_URL set, only its host is served: others are led there when that is safe. Unset, any host is served, and
 * none of them builds an address.
 */
export function judgeHost(host: string, method: string, site: string | undefined): HostVerdict {
  if (!site || isSame(host, new URL(site))) return 'serve'
  return method === 'GET' || method === 'HEAD' ? 'redirect' : 'misdirected'
}

function isSame(host: string, site: URL): boolean {
  const defaultPort = site.protocol === 'https:' ? ':443' : ':80'
  const asked = host.toLowerCase()
  return asked === site.host || (site.port === '' && asked === site.host + defaultPort)
}
