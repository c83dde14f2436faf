import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Unavailable } from '#lib/core/errors.ts'
import { type Binaries, binariesIn } from '#lib/db/embedded/binaries.ts'
import type { Identity } from '#lib/db/embedded/identity.ts'
import { TOOL_ENV } from '#lib/db/embedded/tool.ts'

type Situation = { dataDir: string; identity: Identity | undefined; report: (line: string) => void }

/** The folder of the cluster: inside DATA_DIR, or in a system folder when its user cannot get there. */
export function clusterFolder({ dataDir, identity, report }: Situation): string {
  const pointer = join(dataDir, 'postgres.location')
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim()
  const inside = join(dataDir, 'postgres')
  if (!identity || canEnter(dataDir, identity)) return inside
  if (existsSync(inside)) throw closedTo(identity, inside)
  const parent = systemFolder(dataDir)
  const orphans = readdirSync(parent).filter((name) => name.startsWith('cluster-'))
  const outside = join(parent, `cluster-${randomBytes(4).toString('hex')}`)
  writeFileSync(pointer, `${outside}\n`)
  report(`User "${identity.name}" cannot enter ${dataDir}: the database goes to ${outside}.`)
  for (const name of orphans)
    report(`${join(parent, name)} is of an earlier ${dataDir}; remove it when you do not need it.`)
  return outside
}

/** Binaries that the server's user can run: those installed, or a copy of them in a system folder. */
export function reachableBinaries(
  installed: Binaries,
  { identity, report }: Omit<Situation, 'dataDir'>,
): Binaries {
  if (!identity || canEnter(installed.folder, identity)) return installed
  const parent = systemFolder(installed.folder)
  const folder = join(parent, `postgresql-${installed.version}`)
  if (!existsSync(folder)) {
    removeCopies(parent)
    report(`User "${identity.name}" cannot enter ${installed.folder}: PostgreSQL is copied to ${folder}.`)
    cpSync(installed.folder, `${folder}.new`, { recursive: true, verbatimSymlinks: true })
    renameSync(`${folder}.new`, folder)
  }
  return binariesIn(folder, installed.version)
}

function removeCopies(parent: string) {
  for (const name of readdirSync(parent)) {
    if (name.startsWith('postgresql-')) rmSync(join(parent, name), { recursive: true })
  }
}

function systemFolder(origin: string): string {
  const hash = createHash('sha256').update(origin).digest('hex').slice(0, 12)
  const folder = `/var/lib/llm-info-${hash}`
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  return folder
}

function canEnter(folder: string, { uid, gid }: Identity): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { uid, gid, cwd: '/', env: TOOL_ENV }).status === 0
}

function closedTo(identity: Identity, folder: string): Unavailable {
  return new Unavailable(
    `The database lies in ${folder}, which user "${identity.name}" cannot enter. Let others pass through the folders above it (chmod o+x).`,
  )
}
