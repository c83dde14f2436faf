import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backupFolder } from '#lib/background/backing-up.ts'
import { verifyBackup } from '#lib/backup/verifying.ts'
import { db } from '#lib/db/client.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import { someLargeFile } from '#test/images.ts'
import type { Kind } from '../kinds.ts'

const MEGABYTES = 64

/** A backup into an empty folder. There must be one, whole, and nothing else. */
export function backups(): Kind {
  const list = () => readdirSync(backupFolder())
  return {
    prepare: async () => {
      mkdirSync(backupFolder(), { recursive: true })
      await someLargeFile(MEGABYTES)
    },
    begin: async () => {
      for (const name of list()) rmSync(join(backupFolder(), name))
      await enqueue(db(), 'backup', {})
    },
    left: async () => (list().some((name) => name.endsWith('.backup')) ? 0 : 1),
    faults: async () => {
      const [name = '', ...others] = list()
      const reason = await verifyBackup(join(backupFolder(), name)).then(
        () => null,
        (error: Error) => error.message,
      )
      return [...others.map((other) => `${other} is left`), ...(reason ? [`${name}: ${reason}`] : [])]
    },
  }
}
