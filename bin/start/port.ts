import { once } from 'node:events'
import { createServer } from 'node:net'
import { freePort } from '#lib/db/embedded/free-port'
import { Unavailable } from '#lib/errors'

/** PORT=0 stands for any free port. It is chosen before anything reads the environment: addresses name it. */
export async function choosePort(): Promise<void> {
  if (process.env.PORT?.trim() === '0') process.env.PORT = String(await freePort())
}

/** Throws Unavailable when nobody could listen on this port now. */
export async function requireFreePort(port: number): Promise<void> {
  const probe = createServer()
  try {
    probe.listen(port)
    await once(probe, 'listening')
  } catch (error) {
    throw new Unavailable(refusal(port, error))
  }
  probe.close()
  await once(probe, 'close')
}

function refusal(port: number, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : error
  if (code === 'EADDRINUSE') {
    return `Another program listens on port ${port}. Stop it, or choose another port: PORT=${port + 1} npm start`
  }
  if (code === 'EACCES')
    return `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`
  return `Port ${port} cannot be used (${code}). Choose another one: PORT=3000 npm start`
}
