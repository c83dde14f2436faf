import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { Unavailable } from '#lib/core/errors.ts'
import { type Cluster, SUPERUSER } from '#lib/db/embedded/cluster.ts'
import { ensureDatabase } from '#lib/db/embedded/database.ts'
import { freePort } from '#lib/db/embedded/free-port.ts'
import { type Settings, serverArguments } from '#lib/db/embedded/settings.ts'
import { TOOL_ENV } from '#lib/db/embedded/tool.ts'

export type Server = {
  /** The connection string of the publication's database. */
  url: string
  port: number
  /** Settles when the server has ended, asked or not. */
  exited: Promise<void>
  /** Stops it cleanly: open transactions roll back, everything acknowledged is on disk. */
  stop(): Promise<void>
  /** Stops it at once; the next start replays its log. */
  abort(): void
}

type Options = { logFile: string; settings?: Settings; port?: number }

// The processes of a server that was killed go a moment after it; another program may take the port we found free.
const PASSING = /pre-existing shared memory block|could not bind/

/** Starts PostgreSQL on a free port of 127.0.0.1 and waits until it answers. Throws Unavailable with what it said. */
export async function startServer(cluster: Cluster, options: Options): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort())
    const server = spawnServer(cluster, port, options)
    const url = `postgresql://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/publication`
    try {
      await ensureDatabase(url, () => isRunning(server))
      return control(server, { url, port })
    } catch (error) {
      server.kill('SIGQUIT')
      if (attempt === 50 || !PASSING.test(lastWords(options.logFile))) throw explain(error, options.logFile)
      await delay(100)
    }
  }
}

function spawnServer({ folder, binaries, identity }: Cluster, port: number, options: Options): ChildProcess {
  const log = openSync(options.logFile, 'w', 0o600)
  try {
    const server = spawn(binaries.postgres, ['-D', folder, ...serverArguments(port, options.settings)], {
      // A process group of its own: Ctrl-C in the terminal must not stop it before requests have drained.
      detached: true,
      stdio: ['ignore', log, log],
      env: TOOL_ENV,
      cwd: '/',
      ...(identity && { uid: identity.uid, gid: identity.gid }),
    })
    return endWithUs(server)
  } finally {
    closeSync(log)
  }
}

// Whatever ends this process without stopping the server first.
function endWithUs(server: ChildProcess): ChildProcess {
  const abort = () => server.kill('SIGQUIT')
  // Where it cannot be run at all it has no process id, which is asked for.
  server.once('error', () => {})
  process.once('exit', abort)
  return server.once('exit', () => process.off('exit', abort))
}

function control(server: ChildProcess, address: Pick<Server, 'url' | 'port'>): Server {
  const exited = once(server, 'exit').then(() => undefined)
  return {
    ...address,
    exited,
    async stop() {
      if (isRunning(server)) server.kill('SIGINT')
      await exited
    },
    abort: () => void server.kill('SIGQUIT'),
  }
}

function isRunning(server: ChildProcess): boolean {
  return server.pid !== undefined && server.exitCode === null && server.signalCode === null
}

function lastWords(logFile: string): string {
  return readFileSync(logFile, 'utf8').trim().split('\n').slice(-6).join('\n')
}

function explain(error: unknown, logFile: string): Unavailable {
  const why = error instanceof Error ? error.message : String(error)
  return new Unavailable(`${why}\n${lastWords(logFile)}`)
}
