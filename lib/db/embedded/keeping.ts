import { setTimeout as delay } from 'node:timers/promises'
import type { Server } from '#lib/db/embedded/server.ts'

type Options = { again: () => Promise<Server>; report: (line: string) => void }

const PAUSE = 1000

/** Starts a server again whenever it ends without having been asked to, until `stop`. */
export function keepRunning(first: Server, { again, report }: Options): Pick<Server, 'stop'> {
  let current = first
  let isStopping = false
  const kept = keep()
  return {
    async stop() {
      isStopping = true
      await current.stop()
      await kept
    },
  }

  async function keep() {
    for (;;) {
      await current.exited
      if (isStopping) return
      report('PostgreSQL ended unexpectedly; starting it again.')
      const next = await startAgain()
      if (!next) return
      current = next
      if (isStopping) await current.stop()
    }
  }

  async function startAgain(): Promise<Server | undefined> {
    while (!isStopping) {
      try {
        return await again()
      } catch (error) {
        report(String(error))
        await delay(PAUSE)
      }
    }
    return undefined
  }
}
