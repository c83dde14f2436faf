import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { vi } from 'vitest'
import { killAll, type Program, runs, signalGroup, start } from '#test/programs.ts'

type Options = { dataDir: string; folder?: string; script?: 'start' | 'dev'; env?: Record<string, string> }

/** Starts the site on a free port, with `npm run start` or `npm run dev`. */
export function npmStart({ dataDir, folder = '.', script = 'start', env = {} }: Options): Program {
  const settings = { PORT: '0', DATA_DIR: dataDir, SAMPLE_CONTENT: 'false', LOG_LEVEL: 'silent' }
  return start('npm', ['run', script], { cwd: resolve(folder), env: { ...outside(), ...settings, ...env } })
}

/** Waits until the site is ready and returns its address. */
export async function addressOf(site: Program): Promise<string> {
  const [, address = ''] = await site.says(/^Ready on (http:\/\/localhost:\d+)$/m)
  return address
}

/** The supervisor process, which restarts the server and runs the database. */
export function supervisorPid(dataDir: string): number {
  return Number(JSON.parse(readFileSync(join(dataDir, 'postgres.holder'), 'utf8')).pid)
}

/** The current server process, a new one after each crash; 0 while there is none. */
export function serverPid(dataDir: string): number {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  const processes = stdout.split('\n').map((line) => line.trim().split(/\s+/))
  const found = processes.find(
    ([, parent, ...command]) => Number(parent) === supervisorPid(dataDir) && command.includes('bin/serve.ts'),
  )
  return Number(found?.[0] ?? 0)
}

export function postmasterPid(dataDir: string): number {
  return Number.parseInt(readFileSync(join(clusterOf(dataDir), 'postmaster.pid'), 'utf8'), 10)
}

/** Kills every program of a test, and the database that outlives them with its files outside the folder. */
export async function killEverything(dataDir: string): Promise<void> {
  await killAll()
  if (existsSync(join(clusterOf(dataDir), 'postmaster.pid'))) {
    const pid = postmasterPid(dataDir)
    signalGroup(pid, 'SIGKILL')
    await vi.waitUntil(() => !runs(pid), 60_000)
  }
  removeOutsideCluster(dataDir)
}

/** Removes the database of a stopped site whose files are outside its folder. */
export function removeOutsideCluster(dataDir: string): void {
  const cluster = clusterOf(dataDir)
  if (!cluster.startsWith(dataDir)) rmSync(dirname(cluster), { recursive: true, force: true })
}

/** As root, the cluster is in a system folder when its user cannot enter the folder of the test. */
function clusterOf(dataDir: string): string {
  const pointer = join(dataDir, 'postgres.location')
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(dataDir, 'postgres')
}

export function databaseAddress(dataDir: string): string {
  return readFileSync(join(dataDir, 'postgres.url'), 'utf8').trim()
}

/** The environment without the variables of the test run or an outer npm. */
function outside(): NodeJS.ProcessEnv {
  const { PATH, HOME, USER, LANG, TMPDIR } = process.env
  const given = Object.entries({ PATH, HOME, USER, LANG, TMPDIR }).filter(([, value]) => value)
  return { NODE_ENV: 'production', ...Object.fromEntries(given) }
}
