import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { TOOL_ENV } from '#lib/db/embedded/tool.ts'

/** A user of this machine. */
export type Identity = { name: string; uid: number; gid: number }

/**
 * The system user for PostgreSQL, which refuses to run as root: `postgres`, created if necessary, else `nobody`.
 * Undefined when this process is not root: PostgreSQL then runs as the same user.
 */
export function serverIdentity(report: (line: string) => void): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined
  return findUser('postgres') ?? createUser('postgres', report) ?? requireNobody()
}

/** The owner of a folder, unless that is root. A cluster runs only as its owner. */
export function ownerOf(folder: string): Identity | undefined {
  if (process.getuid?.() !== 0 || !existsSync(folder)) return undefined
  const { uid, gid } = statSync(folder)
  return uid === 0 ? undefined : { name: String(uid), uid, gid }
}

function createUser(name: string, report: (line: string) => void): Identity | undefined {
  const account = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent']
  run('useradd', [...account, '--shell', '/usr/sbin/nologin', name])
  const user = findUser(name)
  if (user) report(`PostgreSQL does not run as root: created the system user "${name}" for it.`)
  return user
}

function requireNobody(): Identity {
  const user = findUser('nobody')
  if (user) return user
  throw new Error('PostgreSQL does not run as root, and this machine has no other user. Start as one.')
}

function findUser(name: string): Identity | undefined {
  const uid = run('id', ['-u', name])
  const gid = run('id', ['-g', name])
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined
}

function run(command: string, args: string[]): string {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', env: TOOL_ENV })
  return status === 0 ? stdout.trim() : ''
}
