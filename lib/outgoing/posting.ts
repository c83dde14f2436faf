import { lookup } from 'node:dns/promises'
import { type Message, OutgoingClient } from '#lib/outgoing/client.ts'
import { siteOrigin } from '#lib/urls/origin.ts'

const TIMEOUT_MS = 10_000

let client: OutgoingClient | undefined

/**
 * Posts to a service that the operator has named in the environment; see OutgoingClient. It may have a private address
 * without OUTGOING_ALLOW, which would open that address to writers' link cards, too.
 */
export function postToService(address: string, message: Message, signal?: AbortSignal): Promise<void> {
  client ??= new OutgoingClient({
    guard: () => true,
    resolve: (hostname) => lookup(hostname, { all: true }),
    userAgent: `Publication (+${siteOrigin()})`,
    timeoutMs: TIMEOUT_MS,
  })
  return client.post(address, message, signal)
}
