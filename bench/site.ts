import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { removeOutsideCluster, serverPid } from '#test/site.ts'

export type Site = {
  url: string
  dataDir: string
  /** Process ids of the server and its database; they change on restart. */
  readonly pid: number
  readonly databaseUrl: string
  /** Restarts the site. Milliseconds from start to ready. */
  restart: () => Promise<number>
  stop: () => Promise<void>
}

/** Starts the site with `npm start` in a folder of its own, logging to a file. `settings`: further variables. */
export async function startSite(settings: Record<string, string> = {}): Promise<Site> {
  const dataDir = mkdtempSync(join(tmpdir(), 'publication-bench-'))
  const url = `http://localhost:${await freePort()}`
  const log = openSync(join(dataDir, 'log'), 'a')
  const env = { PORT: new URL(url).port, SITE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'info', ...settings }
  const begin = () => start(process.execPath, ['bin/start.mjs'], env, log)
  let child = begin()
  await says(child, /^Ready on /)
  return {
    url,
    dataDir,
    get pid() {
      return serverPid(dataDir)
    },
    get databaseUrl() {
      return readFileSync(join(dataDir, 'postgres.url'), 'utf8').trim()
    },
    restart: async () => {
      await stop(child)
      const began = performance.now()
      child = begin()
      await says(child, /^Ready on /)
      return performance.now() - began
    },
    stop: async () => {
      await stop(child)
      removeOutsideCluster(dataDir)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Starts a program and reads its stdout. Stderr goes to a file, is inherited, or ignored. */
export function start(
  program: string,
  args: string[],
  env: Record<string, string> = {},
  log: number | 'inherit' | 'ignore' = 'inherit',
): ChildProcess {
  return spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', log] })
}

/** Resolves when the output of a program matches. Throws when it exits first. */
export async function says(child: ChildProcess, wanted: RegExp): Promise<void> {
  if (!child.stdout) throw new Error('Its output is not read.')
  for await (const line of createInterface({ input: child.stdout })) {
    if (wanted.test(line)) return void child.stdout.resume()
  }
  throw new Error('A program ended before it was ready.')
}

export async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  const exited = once(child, 'exit')
  if (child.kill(signal)) await exited
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}
