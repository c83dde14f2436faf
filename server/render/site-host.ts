/** Host and protocol of the site, as Next is told them. Without SITE_URL, http://localhost. */
export function siteOf(site: string | undefined): { host: string; protocol: string } {
  const url = new URL(site ?? 'http://localhost')
  return { host: url.host, protocol: url.protocol.replace(':', '') }
}
