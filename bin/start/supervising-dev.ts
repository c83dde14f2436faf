import { once } from 'node:events'
import type { Lifecycle } from './lifecycle.ts'
import { complain, say } from './output.ts'
import type { Ground } from './preparing.ts'
import { startServerProcess } from './server-process.ts'
import { ServerFiles } from './watching.ts'

/**
 * Development: restarts the server process when a file that it loads is edited; one that dies waits for the next edit. The
 * database and the port stay. Throws Unavailable when the first one does not become ready.
 */
export async function superviseDev(house: Lifecycle, ground: Ground): Promise<void> {
  let server = startServerProcess(ground, false)
  house.onClose(() => server.stop())
  house.onClose(ground.port.release)
  const files = new ServerFiles()
  house.onClose(() => files.close())
  await server.ready
  for (;;) {
    const edit = once(files, 'edit', { signal: house.signal }).then(([file]) => String(file))
    // It rejects when the process is asked to stop while something else is awaited.
    edit.catch(() => {})
    const how = await Promise.race([server.ended, edit.then(() => null)])
    if (house.isClosing) return
    if (how !== null) complain(`The server died: ${how}. It starts again when you save a file.`)
    say(`Restarting the server: ${await edit} has changed.`)
    await server.stop()
    server = startServerProcess(ground, true)
    server.ready.then(() => say('Ready again.')).catch(() => {})
  }
}
