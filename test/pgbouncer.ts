import { spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#lib/db/embedded/free-port.ts'
import { serverIdentity } from '#lib/db/embedded/identity.ts'
import { waitForDatabase } from '#lib/db/wait-for-database.ts'
import { start } from '#test/programs.ts'

const PATHS = [
  '/usr/sbin/pgbouncer',
  '/usr/bin/pgbouncer',
  '/usr/local/bin/pgbouncer',
  '/opt/homebrew/bin/pgbouncer',
]

/** The PgBouncer of this machine, if it has one; `.ci/run` installs it. */
export const pgbouncer = PATHS.find((path) => spawnSync(path, ['--version']).status === 0)

/** Starts a PgBouncer in transaction mode, with two sessions, in front of a database. */
export async function startPgbouncer(url: string): Promise<{ url: string; stop: () => void }> {
  const { hostname, port, username, password, pathname } = new URL(url)
  const database = pathname.slice(1)
  const listenPort = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'publication-pgbouncer-'))
  const file = join(folder, 'pgbouncer.ini')
  writeFileSync(
    file,
    `[databases]
${database} = host=${hostname} port=${port} dbname=${database} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listenPort}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
`,
  )
  const identity = serverIdentity(console.log)
  // It refuses to run as root.
  if (identity) for (const path of [folder, file]) chownSync(path, identity.uid, identity.gid)
  const program = start(pgbouncer ?? '', [file], identity && { uid: identity.uid, gid: identity.gid })
  const pooled = Object.assign(new URL(url), { port: String(listenPort) }).href
  await waitForDatabase(pooled, { report: () => {} })
  const stop = () => {
    program.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: pooled, stop }
}
