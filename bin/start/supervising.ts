import { setTimeout as delay } from 'node:timers/promises'
import { Unavailable } from '#lib/core/errors.ts'
import { RestartBackoff } from './restart-backoff.ts'
import type { Lifecycle } from './lifecycle.ts'
import { printError } from './output.ts'
import type { ServerResources } from './preparing.ts'
import { startServerProcess } from './server-process.ts'

/**
 * Keeps the site served: starts a serving process, and another whenever it dies, until the lifecycle closes. What stands
 * around it (the database, the port with the readers who wait there) goes on. Throws Unavailable when the first one does
 * not become ready, and when too many die.
 */
export async function supervise(lifecycle: Lifecycle, resources: ServerResources): Promise<void> {
  let server = startServerProcess(resources, false)
  lifecycle.onClose(() => server.stop())
  // Nobody waits at a port where nobody will serve again.
  lifecycle.onClose(resources.port.release)
  await server.ready
  const backoff = new RestartBackoff()
  for (;;) {
    const how = await server.ended
    if (lifecycle.isClosing) return
    const pause = backoff.note(performance.now())
    if (pause === null)
      throw new Unavailable(
        `The server died ${backoff.count} times within a minute; the last time, ${how}. The log above says more. Correct that and start again.`,
      )
    printError(`The server died: ${how}. Starting it again in ${pause / 1000} s.`)
    await delay(pause, undefined, { signal: lifecycle.signal })
    server = startServerProcess(resources, true)
  }
}
