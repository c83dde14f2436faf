import { once } from 'node:events'
import type { Lifecycle } from './lifecycle.ts'
import { printError, say } from './output.ts'
import type { ServerResources } from './preparing.ts'
import { startServerProcess } from './server-process.ts'
import { ServerFiles } from './watching.ts'

/**
 * Development: restarts the server process when a file that it loads is edited; one that dies waits for the next edit. The
 * database and the port stay. Throws Unavailable when the first one does not become ready.
 */
export async function superviseDev(lifecycle: Lifecycle, resources: ServerResources): Promise<void> {
  let server = startServerProcess(resources, false)
  lifecycle.onClose(() => server.stop())
  lifecycle.onClose(resources.port.release)
  const files = new ServerFiles()
  lifecycle.onClose(() => files.close())
  await server.ready
  for (;;) {
    const edit = once(files, 'edit', { signal: lifecycle.signal }).then(([file]) => String(file))
    // It rejects when the process is asked to stop while something else is awaited.
    edit.catch(() => {})
    const how = await Promise.race([server.ended, edit.then(() => null)])
    if (lifecycle.isClosing) return
    if (how !== null) printError(`The server crashed: ${how}. It starts again when you save a file.`)
    say(`Restarting the server: ${await edit} has changed.`)
    await server.stop()
    server = startServerProcess(resources, true)
    server.ready.then(() => say('Ready again.')).catch(() => {})
  }
}
