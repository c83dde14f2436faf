import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { takeLock } from '#lib/db/embedded/lock'
import { writePrivately } from '#lib/private-file'

const holder = z.object({ kind: z.enum(['site', 'command']), pid: z.number() })

/** Who holds the lock of a data folder: the site, or a command for as long as it runs. */
export type Holder = z.output<typeof holder>

export function recordHolder(dataDir: string, who: Holder): void {
  writePrivately(join(dataDir, 'postgres.holder'), JSON.stringify(who))
}

export function holderOf(dataDir: string): Holder | undefined {
  const file = join(dataDir, 'postgres.holder')
  return existsSync(file) ? holder.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}

/** Whether the site, not a command, runs on a data folder at this moment. */
export function siteRunsOn(dataDir: string): boolean {
  const file = join(dataDir, 'postgres.lock')
  if (!existsSync(file)) return false
  const lock = takeLock(file)
  lock?.release()
  return !lock && holderOf(dataDir)?.kind === 'site'
}
