import { setTimeout as delay } from 'node:timers/promises'
import { Unavailable } from '#lib/core/errors.ts'
import type { Lifecycle } from './lifecycle.ts'
import { printError } from './output.ts'
import type { ServerResources } from './preparing.ts'
import { RestartBackoff } from './restart-backoff.ts'
import { startServerProcess } from './server-process.ts'

/**
 * Supervises the serving process: starts one, and another whenever it crashes, until shutdown. The database and the
 * port, where connections wait, stay up. Throws Unavailable when the first process does not become ready, and after too
 * many crashes.
 */
export async function supervise(lifecycle: Lifecycle, resources: ServerResources): Promise<void> {
  let server = startServerProcess(resources, false)
  lifecycle.onClose(() => server.stop())
  // Released last, so that connections do not wait at a port that will not be served again.
  lifecycle.onClose(resources.port.release)
  await server.ready
  const backoff = new RestartBackoff()
  for (;;) {
    const how = await server.ended
    if (lifecycle.isClosing) return
    const pause = backoff.note(performance.now())
    if (pause === null)
      throw new Unavailable(
        `The server crashed ${backoff.count} times within a minute; the last time, ${how}. See the log above, fix the cause and start again.`,
      )
    printError(`The server crashed: ${how}. Restarting in ${pause / 1000} s.`)
    await delay(pause, undefined, { signal: lifecycle.signal })
    server = startServerProcess(resources, true)
  }
}
