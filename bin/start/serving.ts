import { closeDb } from '#lib/db/client'
import { env } from '#lib/env'
import { closeRenderPool } from '#lib/mdx/rendering'

import { startServer } from '#server/main'
import type { House } from './house.ts'

/** Opens the front door. Returns the port it listens on. */
export async function serve(house: House, port: number, dev: boolean): Promise<number> {
  house.onClose(closeRenderPool)
  house.onClose(closeDb)
  tellNextAuth()
  const server = await startServer({ port, dev })
  house.onClose(server.close)
  return server.port
}

// next-auth reads its address from the environment. Without one it believes the front door's word about the host.
function tellNextAuth() {
  const { SITE_URL } = env()
  if (SITE_URL) process.env.NEXTAUTH_URL = SITE_URL
  else process.env.AUTH_TRUST_HOST = 'true'
}
