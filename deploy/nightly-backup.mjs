// Runs in a container beside the publication: writes a backup each night and deletes old ones.
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { backupsToDelete, untilHour } from './backup-schedule.mjs'

const [folder = '/backups'] = process.argv.slice(2)
const hour = Number(process.env.BACKUP_HOUR ?? 3)
const days = Number(process.env.BACKUP_DAYS ?? 30)

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0))

for (;;) {
  await delay(untilHour(hour, new Date()))
  const name = `site-${new Date().toISOString().slice(0, 10)}.backup`
  const { status } = spawnSync(process.execPath, ['bin/cli.mjs', 'backup', 'create', join(folder, name)], {
    stdio: 'inherit',
  })
  // Old ones are kept while new ones fail.
  if (status !== 0) continue
  for (const old of backupsToDelete(readdirSync(folder), { days, today: new Date() }))
    rmSync(join(folder, old))
}
