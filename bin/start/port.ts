import { once } from 'node:events'
import { _createServerHandle, createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { getSystemErrorName } from 'node:util'
import { Unavailable } from '#lib/core/errors.ts'
import { freePort } from '#lib/db/embedded/free-port.ts'

// Used by Node's cluster module. Undocumented, but the only way to bind a port without accepting connections.
declare module 'node:net' {
  function _createServerHandle(address: null, port: number): { fd: number; close(): void } | number
}

/** A socket bound to the port, as a file descriptor. */
export type HeldPort = { fd: number; release(): void }

// A serving process needs a moment to notice that its supervisor was killed.
const PATIENCE_MS = 1_000
const PAUSE_MS = 100

/** PORT=0 means any free port. Chosen before anything reads the environment, because URLs contain it. */
export async function choosePort(): Promise<void> {
  if (process.env.PORT === '0') process.env.PORT = String(await freePort())
}

/**
 * Binds the port for the lifetime of this process: while no serving process runs, connections wait in the kernel's
 * queue. Throws Unavailable when the port is not available.
 */
export async function holdPort(port: number): Promise<HeldPort> {
  await requireFreePort(port)
  const handle = _createServerHandle(null, port)
  if (typeof handle === 'number') throw new Unavailable(refusal(port, getSystemErrorName(handle)))
  return { fd: handle.fd, release: () => handle.close() }
}

/** Throws Unavailable when the port is not available. */
export async function requireFreePort(port: number, patience = PATIENCE_MS): Promise<void> {
  const probe = createServer()
  try {
    probe.listen(port)
    await once(probe, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    if (code !== 'EADDRINUSE' || patience <= 0) throw new Unavailable(refusal(port, code))
    await delay(PAUSE_MS)
    return requireFreePort(port, patience - PAUSE_MS)
  }
  probe.close()
  await once(probe, 'close')
}

/** Why a port is not available, and what to do. */
export function refusal(port: number, code: unknown): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is already in use. Stop the other program, or choose another port: PORT=${port + 1} npm start`
  }
  if (code === 'EACCES')
    return `This user cannot listen on port ${port}. Choose a port above 1023: PORT=3000 npm start`
  return `Port ${port} cannot be used (${code}). Choose another port: PORT=3000 npm start`
}
