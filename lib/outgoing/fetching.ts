import { lookup } from 'node:dns/promises'
import { readCidrList } from '#lib/core/cidr-list.ts'
import { env } from '#lib/core/env.ts'
import { type Fetched, OutgoingClient, type Wanted } from '#lib/outgoing/client.ts'
import { guardFor } from '#lib/outgoing/public-addresses.ts'
import { siteOrigin } from '#lib/urls/origin.ts'

const TIMEOUT_MS = 10_000

let client: OutgoingClient | undefined

/** Gets what is at a public web address; see OutgoingClient. */
export function fetchOutside(address: string, wanted: Wanted): Promise<Fetched> {
  client ??= new OutgoingClient({
    guard: guardFor(readCidrList(env().OUTGOING_ALLOW)),
    resolve: (hostname) => lookup(hostname, { all: true }),
    userAgent: `Publication (+${siteOrigin()})`,
    timeoutMs: TIMEOUT_MS,
  })
  return client.get(address, wanted)
}
