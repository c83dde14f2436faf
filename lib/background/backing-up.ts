import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { publicationItself } from '#lib/auth/viewer.ts'
import { createBackup } from '#lib/backup/creating.ts'
import { env } from '#lib/core/env.ts'

const NAME = /^publication-\d{8}-\d{6}-[0-9a-f]{8}\.backup$/
const UNFINISHED = /^publication-\d{8}-\d{6}-[0-9a-f]{8}\.backup\.[0-9a-f]+\.incoming$/

/** Where scheduled backups are kept. */
export function backupFolder(): string {
  return env().BACKUP_DIR ?? join(env().DATA_DIR, 'backups')
}

/**
 * Makes the backup of a job and removes all but the newest BACKUP_KEEP. A job that runs again after its backup was
 * written makes no second one. Other files in the folder are left alone.
 */
export async function makeScheduledBackup({
  id,
  signal,
}: {
  id: string
  signal: AbortSignal
}): Promise<void> {
  const folder = backupFolder()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await list(folder, UNFINISHED)) await rm(join(folder, name), { force: true })
  const mark = id.slice(0, 8)
  if (!(await list(folder, NAME)).some((name) => name.endsWith(`-${mark}.backup`)))
    await createBackup(publicationItself, { path: join(folder, nameOf(new Date(), mark)), signal })
  const kept = await list(folder, NAME)
  for (const name of kept.slice(0, -env().BACKUP_KEEP)) await rm(join(folder, name), { force: true })
}

/** Sorted by age, the oldest first. */
async function list(folder: string, pattern: RegExp): Promise<string[]> {
  return (await readdir(folder)).filter((name) => pattern.test(name)).sort()
}

function nameOf(now: Date, mark: string): string {
  const [date = '', time = ''] = now.toISOString().split('T')
  return `publication-${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${mark}.backup`
}
