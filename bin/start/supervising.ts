import { setTimeout as delay } from 'node:timers/promises'
import { Unavailable } from '#lib/core/errors.ts'
import { Deaths } from './restart-backoff.ts'
import type { Lifecycle } from './lifecycle.ts'
import { complain } from './output.ts'
import type { Ground } from './preparing.ts'
import { startServerProcess } from './server-process.ts'

/**
 * Keeps the site served: starts a serving process, and another whenever it dies, until the house closes. What stands
 * around it (the database, the port with the readers who wait there) goes on. Throws Unavailable when the first one does
 * not become ready, and when too many die.
 */
export async function supervise(house: Lifecycle, ground: Ground): Promise<void> {
  let server = startServerProcess(ground, false)
  house.onClose(() => server.stop())
  // Nobody waits at a port where nobody will serve again.
  house.onClose(ground.port.release)
  await server.ready
  const deaths = new Deaths()
  for (;;) {
    const how = await server.ended
    if (house.isClosing) return
    const pause = deaths.note(performance.now())
    if (pause === null)
      throw new Unavailable(
        `The server died ${deaths.count} times within a minute; the last time, ${how}. The log above says more. Correct that and start again.`,
      )
    complain(`The server died: ${how}. Starting it again in ${pause / 1000} s.`)
    await delay(pause, undefined, { signal: house.signal })
    server = startServerProcess(ground, true)
  }
}
