import { type BlockList, isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Says whether a connection to an address and port may be opened. */
export type Guard = (address: string, port: number) => boolean

const WEB_PORTS = [80, 443]

/** The only part of IPv6 that is handed out for public use. Everything else is special or reserved. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/** Public addresses on the ports of the web; those of the list on any port. */
export function guardFor(allowed: BlockList): Guard {
  return (address, port) => isIn(allowed, address) || (isPublicAddress(address) && WEB_PORTS.includes(port))
}

/**
 * Whether an IP address belongs to the public internet: neither private, local, link-local (cloud metadata), shared,
 * reserved nor multicast, and no IPv6 address that leads to an IPv4 address (mapped, NAT64, 6to4, Teredo), because
 * the translator behind it may reach what we may not. The ranges are those of the IANA special-purpose registries.
 */
export function isPublicAddress(address: string): boolean {
  // ipaddr.js also reads 0x7f.1 and 017700000001; resolvers and connections never give such forms.
  if (!isIP(address) || address.includes('%')) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST)
}

function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address)
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4')
}
