import { isIP } from 'node:net'
import { Invalid } from '#lib/core/errors.ts'

const MAX_ADDRESS_LENGTH = 2_048

/**
 * Parses an address to fetch. The URL parser turns odd notations of hosts (0x7f.1, full-width digits) into plain ones.
 * Throws Invalid.
 */
export function parseTarget(address: string, base?: URL): URL {
  const url = address.length > MAX_ADDRESS_LENGTH ? null : URL.parse(address, base)
  if (!url || !/^https?:$/.test(url.protocol))
    throw refusal('This is not a web address. Use one that begins with https://.')
  if (url.username || url.password) throw refusal('The address has a user name or password. Use one without.')
  url.hash = ''
  return url
}

/** The IP address that stands in the URL itself, for which a connection asks no resolver; null for a name. */
export function literalAddress({ hostname }: URL): string | null {
  const host = hostname.replace(/^\[|\]$/g, '')
  return isIP(host) ? host : null
}

export function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}

export function refusal(reason: string): Invalid {
  return new Invalid({ address: reason })
}
