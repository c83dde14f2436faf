import type { ServerResponse } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { networkOf } from '#lib/auth/networks.ts'
import { ByteLru } from '#server/cache/lru.ts'
import { textResponse } from '#server/http/buffered-response.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'

/**
 * Rate limit of one network, in tokens. One token is one page to render; cache hits are free. `burst`: tokens after a
 * pause. `perSecond`: refill. `atOnce`: concurrent requests.
 *
 * A page takes about 5 ms of one core. A network at its limit keeps a core busy for 5 seconds, then a seventh of it.
 * An office of a thousand readers behind one address causes a few uncached pages a second.
 */
export const READER_ALLOWANCE = { burst: 900, perSecond: 30, atOnce: 60 }

/** Signed-in staff get ten times the allowance. */
const STAFF_FACTOR = 10

/** So do private networks: most likely a proxy that TRUSTED_PROXY does not list. */
const PRIVATE_NETWORK_FACTOR = 10

/** Networks tracked; the least recently seen are evicted first. */
const MAX_NETWORKS = 20_000

/** Tokens, and concurrent requests. */
export type Allowance = typeof READER_ALLOWANCE

type Bucket = { tokens: number; at: number; inFlight: number }

/** Rate limit per client network: the /24 of an IPv4 address, the /64 of an IPv6 address. */
export class RateLimit {
  readonly #buckets = new ByteLru<Bucket>(MAX_NETWORKS)
  readonly #allowance: Allowance

  constructor(allowance = READER_ALLOWANCE) {
    this.#allowance = allowance
  }

  /** Number of networks tracked. */
  get networks(): number {
    return this.#buckets.count
  }

  /**
   * Takes tokens for a request and counts it as in flight until its response has closed. Returns 0, or the seconds
   * until a retry makes sense.
   */
  enter(res: ServerResponse, { client, isStaff, cost }: { client: string; isStaff: boolean; cost: number }) {
    const factor = (isStaff ? STAFF_FACTOR : 1) * (isPrivateNetwork(client) ? PRIVATE_NETWORK_FACTOR : 1)
    const bucket = this.#bucketFor(`${isStaff} ${networkOf(client)}`, factor)
    if (bucket.inFlight >= this.#allowance.atOnce * factor) return 1
    if (bucket.tokens < cost) return Math.ceil((cost - bucket.tokens) / (this.#allowance.perSecond * factor))
    bucket.tokens -= cost
    bucket.inFlight += 1
    res.once('close', () => {
      bucket.inFlight -= 1
    })
    return 0
  }

  /** The token bucket of a network, refilled for the time since its last use. */
  #bucketFor(name: string, factor: number): Bucket {
    const now = performance.now()
    const capacity = this.#allowance.burst * factor
    const bucket = this.#buckets.get(name) ?? { tokens: capacity, at: now, inFlight: 0 }
    const refill = ((now - bucket.at) / 1000) * this.#allowance.perSecond * factor
    Object.assign(bucket, { tokens: Math.min(capacity, bucket.tokens + refill), at: now })
    this.#buckets.set(name, bucket, 1)
    return bucket
  }
}

export function tooManyRequests(seconds: number): BufferedResponse {
  const wait = seconds === 1 ? 'a second' : `${seconds} seconds`
  return textResponse(429, `Too many requests from your network. Try again in ${wait}.\n`, {
    'retry-after': String(seconds),
  })
}

const PRIVATE_NETWORKS = new BlockList()
for (const [address, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  PRIVATE_NETWORKS.addSubnet(address, bits, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

function isPrivateNetwork(address: string): boolean {
  return PRIVATE_NETWORKS.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}
