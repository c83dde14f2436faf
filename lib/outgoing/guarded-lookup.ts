import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { NotPublic } from '#lib/outgoing/not-public.ts'

/** Finds all addresses of a host. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>

/**
 * The lookup of a connection. It hands over only addresses that the guard accepts, and the connection is opened to
 * exactly these: a name that resolves to something else a moment later (DNS rebinding) changes nothing.
 */
export function guardedLookup(resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const allowed = found.filter(({ address }) => isAllowed(address))
        const [first] = allowed
        if (!first) callback(new NotPublic(), '', 0)
        else if (options.all) callback(null, allowed)
        else callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    )
  }
}
