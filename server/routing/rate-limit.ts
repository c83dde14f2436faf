import type { ServerResponse } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { networkOf } from '#lib/auth/networks.ts'
import { ByteLru } from '#server/cache/lru.ts'
import { textResponse } from '#server/http/buffered-response.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'

/**
 * What one network may cause. The unit is one page that has to be made; what is in memory costs nothing. `burst`: at
 * once, after a pause. `perSecond`: from then on. `atOnce`: requests under way together.
 *
 * A page takes about 5 ms of one core. A network that does nothing else keeps a core busy for 5 s, then a seventh of
 * it. An office of a thousand readers behind one address asks for a few pages a second that nobody asked for before.
 */
export const READERS = { burst: 900, perSecond: 30, atOnce: 60 }

/** Staff are known, and ten times as free. */
const STAFF_FACTOR = 10

/** So is what comes from this machine or a private network: most likely a proxy that TRUSTED_PROXY does not name. */
const NEIGHBOUR_FACTOR = 10

/** Networks that are remembered; those seen longest ago go first. */
const MOST_NETWORKS = 20_000

/** Units of work, and requests. */
export type Allowance = typeof READERS

type Account = { units: number; at: number; underWay: number }

/** Bounds the work that each network can cause: the /24 of an IPv4 address, the /64 of an IPv6 address. */
export class RateLimit {
  readonly #accounts = new ByteLru<Account>(MOST_NETWORKS)
  readonly #allowance: Allowance

  constructor(allowance = READERS) {
    this.#allowance = allowance
  }

  /** Networks that are remembered. */
  get networks(): number {
    return this.#accounts.count
  }

  /**
   * Lets a request in that costs some units, until its answer is over. Otherwise the seconds after which it is worth
   * trying again.
   */
  enter(res: ServerResponse, { client, isStaff, cost }: { client: string; isStaff: boolean; cost: number }) {
    const factor = (isStaff ? STAFF_FACTOR : 1) * (isNeighbour(client) ? NEIGHBOUR_FACTOR : 1)
    const account = this.#accountOf(`${isStaff} ${networkOf(client)}`, factor)
    if (account.underWay >= this.#allowance.atOnce * factor) return 1
    if (account.units < cost) return Math.ceil((cost - account.units) / (this.#allowance.perSecond * factor))
    account.units -= cost
    account.underWay += 1
    res.once('close', () => {
      account.underWay -= 1
    })
    return 0
  }

  /** The account of a network, with what it has earned since it was last looked at: a token bucket. */
  #accountOf(name: string, factor: number): Account {
    const now = performance.now()
    const most = this.#allowance.burst * factor
    const account = this.#accounts.get(name) ?? { units: most, at: now, underWay: 0 }
    const earned = ((now - account.at) / 1000) * this.#allowance.perSecond * factor
    Object.assign(account, { units: Math.min(most, account.units + earned), at: now })
    this.#accounts.set(name, account, 1)
    return account
  }
}

export function tooManyRequests(seconds: number): BufferedResponse {
  const wait = seconds === 1 ? 'a second' : `${seconds} seconds`
  return textResponse(429, `Too many requests come from your network. Try again in ${wait}.\n`, {
    'retry-after': String(seconds),
  })
}

const NEIGHBOURS = new BlockList()
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
  NEIGHBOURS.addSubnet(address, bits, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

function isNeighbour(address: string): boolean {
  return NEIGHBOURS.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}
