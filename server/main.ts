import { once } from 'node:events'
import { Server } from 'node:http'
import next from 'next'
import { resolveAddress } from '#lib/addresses/resolving'
import { isDatabaseReady, isDatabaseThere } from '#lib/db/readiness'
import { env } from '#lib/env'
import { createDoor } from '#server/door'
import { drain } from '#server/draining'
import { readTrustedProxies } from '#server/forwarding'
import { createLimitedServer } from '#server/limits'
import { createLog } from '#server/log'

export type RunningServer = { port: number; close(): Promise<void> }

/** Starts Next and the front door around it in this process. `close` lets requests under way finish first. */
export async function startServer({
  port,
  dev = false,
}: {
  port: number
  dev?: boolean
}): Promise<RunningServer> {
  const { SITE_URL: site, TRUSTED_PROXY, LOG_LEVEL } = env()
  const server = createLimitedServer((req, res) => void open(req, res))
  const app = next({ dev, port, httpServer: dev ? server : new Server() })
  let isOpen = true
  const open = createDoor({
    handler: app.getRequestHandler(),
    resolve: resolveAddress,
    isReady: async () => isOpen && (await isDatabaseReady()),
    isDatabaseThere,
    trusted: readTrustedProxies(TRUSTED_PROXY),
    site,
    log: createLog(LOG_LEVEL),
    dev,
  })
  await app.prepare()
  server.listen(port)
  await once(server, 'listening')
  return {
    port: portOf(server),
    close: async () => {
      isOpen = false
      await drain(server, dev ? 500 : undefined)
      await app.close()
    },
  }
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
