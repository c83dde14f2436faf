import { closeDb } from '#lib/db/client'
import { closeRenderPool } from '#lib/mdx/rendering'
import { startServer } from '#server/main'
import type { House } from './house.ts'

/** Opens the front door. Returns the port it listens on. */
export async function serve(house: House, port: number, dev: boolean): Promise<number> {
  house.onClose(closeRenderPool)
  house.onClose(closeDb)
  const server = await startServer({ port, dev })
  house.onClose(server.close)
  return server.port
}
