import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { Unavailable } from '#lib/core/errors.ts'
import { writePrivateFile } from '#lib/core/private-file.ts'
import { type Lock, takeLock } from '#lib/db/embedded/lock.ts'

const holder = z.object({ kind: z.enum(['site', 'command']), pid: z.number() })

/** Who holds the lock of a data folder: the site, or a command for as long as it runs. */
export type Holder = z.output<typeof holder>

type Options = {
  dataDir: string
  kind: Holder['kind']
  report: (line: string) => void
  signal?: AbortSignal
}

const PAUSE = 100
// A site that is being stopped may take a moment, and a command that only looks holds the lock for an instant.
const PATIENCE = 1000

/** Takes the lock of a data folder. Waits while a command holds it; throws Unavailable when the site does. */
export async function holdDataDir({ dataDir, kind, report, signal }: Options): Promise<Lock> {
  for (let attempt = 0; ; attempt++) {
    const lock = takeLock(lockOf(dataDir))
    if (lock) {
      writePrivateFile(join(dataDir, 'postgres.holder'), JSON.stringify({ kind, pid: process.pid }))
      return lock
    }
    const other = holderOf(dataDir)
    if (other?.kind === 'site' && attempt * PAUSE >= PATIENCE) throw alreadyRunning(dataDir, other)
    if (other?.kind === 'command' && attempt === 1) report(waitingFor(other))
    await delay(PAUSE, undefined, { signal })
  }
}

/** Whether the site, not a command, runs on a data folder at this moment. */
export function siteRunsOn(dataDir: string): boolean {
  if (!existsSync(lockOf(dataDir))) return false
  const lock = takeLock(lockOf(dataDir))
  lock?.release()
  return !lock && holderOf(dataDir)?.kind === 'site'
}

function lockOf(dataDir: string): string {
  return join(dataDir, 'postgres.lock')
}

function holderOf(dataDir: string): Holder | undefined {
  const file = join(dataDir, 'postgres.holder')
  return existsSync(file) ? holder.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}

function waitingFor({ pid }: Holder): string {
  return `Waiting for the command in process ${pid}, which uses the database, to finish.`
}

function alreadyRunning(dataDir: string, { pid }: Holder): Unavailable {
  return new Unavailable(
    `The publication in ${dataDir} is running already (process ${pid}). Stop that one first, or give this one a DATA_DIR of its own.`,
  )
}
