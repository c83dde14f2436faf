import type { IncomingHttpHeaders } from 'node:http'
import { type BlockList, isIP } from 'node:net'
import { isHost } from '#server/routing/hosts.ts'

/**
 * The client behind trusted proxies: the right-most X-Forwarded-For address that is not a trusted proxy, and the
 * requested host.
 */
export type ClientAddress = { client: string; host: string }

export function readClientAddress(
  remote: string,
  headers: IncomingHttpHeaders,
  trusted: BlockList,
): ClientAddress {
  const host = headers.host ?? ''
  const nearest = plain(remote)
  if (!isTrusted(nearest, trusted)) return { client: nearest, host }
  const chain = list(headers['x-forwarded-for']).map(plain)
  const client = chain.findLast((address) => !isTrusted(address, trusted))
  const forwardedHost = list(headers['x-forwarded-host']).at(-1)
  return {
    client: client && isIP(client) ? client : nearest,
    host: forwardedHost && isHost(forwardedHost) ? forwardedHost : host,
  }
}

/** Replaces all forwarding headers of the client by verified ones. */
export function setForwarding(
  headers: IncomingHttpHeaders,
  forwarding: { client: string; host: string; protocol: string },
) {
  for (const name of Object.keys(headers)) {
    if (name.startsWith('x-forwarded-') || SPOOFABLE.has(name)) delete headers[name]
  }
  headers.host = forwarding.host
  headers['x-forwarded-for'] = forwarding.client
  headers['x-forwarded-host'] = forwarding.host
  headers['x-forwarded-proto'] = forwarding.protocol
}

const SPOOFABLE = new Set([
  'forwarded',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'x-original-url',
  'x-rewrite-url',
  'x-http-method-override',
])

function list(value: string | string[] | undefined): string[] {
  return [value ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

// An IPv4 client on a dual-stack socket appears as ::ffff:192.0.2.1; some proxies append a port.
function plain(address: string): string {
  const bare = address.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^::ffff:(?=\d+\.)/i, '')
  return /^\d+\.\d+\.\d+\.\d+:\d+$/.test(bare) ? bare.replace(/:\d+$/, '') : bare
}

/** True when the other end of a connection is a trusted proxy. */
export function isTrustedPeer(remote: string, trusted: BlockList): boolean {
  return isTrusted(plain(remote), trusted)
}

/** True when the other end of a connection is on this machine. */
export function isFromHere(remote: string): boolean {
  const address = plain(remote)
  return address === '::1' || /^127\./.test(address)
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const version = isIP(address)
  return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4')
}
