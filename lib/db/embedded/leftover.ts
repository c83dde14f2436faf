import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * Ends the server that a killed process left running on this cluster. Call it only while holding the cluster's lock:
 * nobody else can be using it. Returns whether there was one.
 */
export async function stopLeftover(folder: string): Promise<boolean> {
  const file = join(folder, 'postmaster.pid')
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0
  if (!(pid > 0) || !isAlive(pid)) return false
  if (!commandLine(pid).includes(folder)) {
    // The number belongs to another program by now, and PostgreSQL would refuse to start because of it.
    rmSync(file)
    return false
  }
  process.kill(pid, 'SIGINT')
  while (isAlive(pid)) await delay(20)
  return true
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

// In a container nobody may be there to collect what has ended.
function isZombie(pid: number): boolean {
  const file = `/proc/${pid}/stat`
  return existsSync(file) && / Z /.test(readFileSync(file, 'utf8').slice(0, 200))
}

function commandLine(pid: number): string {
  const file = `/proc/${pid}/cmdline`
  if (existsSync(file)) return readFileSync(file, 'utf8').replaceAll('\0', ' ')
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
}
