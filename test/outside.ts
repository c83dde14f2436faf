import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** Serves “another site” until the test is over; returns its origin. OUTGOING_ALLOW must allow 127.0.0.2. */
export async function serveOutside(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.2', ready))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.2:${(server.address() as AddressInfo).port}`
}
