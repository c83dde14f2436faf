import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * Stops the PostgreSQL server that a killed process left running on this cluster. Call only while holding the cluster's
 * lock, so that no other process uses it. Returns whether there was one.
 */
export async function stopLeftover(folder: string): Promise<boolean> {
  const file = join(folder, 'postmaster.pid')
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0
  if (!(pid > 0)) return false
  const wasRunning = isAlive(pid) && commandLine(pid).includes(folder)
  if (wasRunning) {
    process.kill(pid, 'SIGINT')
    while (isAlive(pid)) await delay(20)
  }
  disown(file)
  return wasRunning
}

/**
 * PostgreSQL refuses to start while the process ID in this file is in use, even by an unrelated program or a zombie. It
 * accepts the ID of its own parent, this process, and still checks the rest of the file: whether processes of the old
 * server hold its shared memory.
 */
function disown(file: string) {
  if (!existsSync(file)) return
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  const stat = `/proc/${pid}/stat`
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'))
}

function commandLine(pid: number): string {
  const file = `/proc/${pid}/cmdline`
  if (existsSync(file)) return readFileSync(file, 'utf8').replaceAll('\0', ' ')
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
}
