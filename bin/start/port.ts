import { once } from 'node:events'
import { _createServerHandle, createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { getSystemErrorName } from 'node:util'
import { Unavailable } from '#lib/core/errors.ts'
import { freePort } from '#lib/db/embedded/free-port.ts'

// What Node's own cluster module binds a port with. Undocumented, but nothing else binds one without accepting.
declare module 'node:net' {
  function _createServerHandle(address: null, port: number): { fd: number; close(): void } | number
}

/** A socket bound to the port, as a file descriptor. */
export type HeldPort = { fd: number; release(): void }

// A serving process whose supervisor was killed takes a moment to notice.
const PATIENCE_MS = 1_000
const PAUSE_MS = 100

/** PORT=0 stands for any free port. It is chosen before anything reads the environment: addresses name it. */
export async function choosePort(): Promise<void> {
  if (process.env.PORT === '0') process.env.PORT = String(await freePort())
}

/**
 * Binds the port for as long as this process runs: readers who come while no serving process lives wait in the queue of
 * the operating system. Throws Unavailable when nobody could listen on it now.
 */
export async function holdPort(port: number): Promise<HeldPort> {
  await requireFreePort(port)
  const handle = _createServerHandle(null, port)
  if (typeof handle === 'number') throw new Unavailable(refusal(port, getSystemErrorName(handle)))
  return { fd: handle.fd, release: () => handle.close() }
}

/** Throws Unavailable when nobody could listen on this port now. */
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

/** Why a port cannot be used, and what to do. */
export function refusal(port: number, code: unknown): string {
  if (code === 'EADDRINUSE') {
    return `Another program listens on port ${port}. Stop it, or choose another port: PORT=${port + 1} npm start`
  }
  if (code === 'EACCES')
    return `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`
  return `Port ${port} cannot be used (${code}). Choose another one: PORT=3000 npm start`
}
