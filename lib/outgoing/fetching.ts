import { lookup } from 'node:dns/promises'
import { readCidrList } from '#lib/core/cidr-list.ts'
import { env } from '#lib/core/env.ts'
import { type Fetched, OutgoingClient, type Wanted } from '#lib/outgoing/client.ts'
import { guardFor } from '#lib/outgoing/public-addresses.ts'
import { siteOrigin } from '#lib/urls/origin.ts'

const TIMEOUT_MS = 10_000
const SAVING_TIMEOUT_MS = 60 * 60_000

let client: OutgoingClient | undefined

/** Gets what is at a public web address; see OutgoingClient. */
export function fetchOutside(address: string, wanted: Wanted): Promise<Fetched> {
  client ??= createClient(TIMEOUT_MS)
  return client.get(address, wanted)
}

/** Writes what is at a public web address to a file, within an hour; see OutgoingClient. */
export function saveFromOutside(address: string, to: { file: string; maxBytes: number }): Promise<URL> {
  return createClient(SAVING_TIMEOUT_MS).save(address, to)
}

function createClient(timeoutMs: number): OutgoingClient {
  return new OutgoingClient({
    guard: guardFor(readCidrList(env().OUTGOING_ALLOW)),
    resolve: (hostname) => lookup(hostname, { all: true }),
    userAgent: `Publication (+${siteOrigin()})`,
    timeoutMs,
  })
}
