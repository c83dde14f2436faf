import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Unavailable } from '#lib/core/errors.ts'
import type { Binaries } from '#lib/db/embedded/binaries.ts'
import type { Identity } from '#lib/db/embedded/identity.ts'
import { runTool } from '#lib/db/embedded/tool.ts'

export const SUPERUSER = 'publication'

export type Cluster = {
  folder: string
  binaries: Binaries
  identity: Identity | undefined
  password: string
}

/** Makes the cluster where there is none yet. Throws Unavailable when another major version of PostgreSQL made it. */
export async function ensureCluster(cluster: Cluster, signal?: AbortSignal): Promise<void> {
  if (existsSync(cluster.folder)) return refuseOtherVersion(cluster)
  removeDrafts(cluster.folder)
  // Made beside its place and moved there when complete, so that half a cluster is never taken for one.
  const draft = mkdtempSync(`${cluster.folder}.new-`)
  if (cluster.identity) chownSync(draft, cluster.identity.uid, cluster.identity.gid)
  await initialise(cluster, draft, signal)
  renameSync(draft, cluster.folder)
}

function removeDrafts(folder: string) {
  const parent = dirname(folder)
  mkdirSync(parent, { recursive: true })
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(folder)}.new-`))
      rmSync(join(parent, name), { recursive: true, force: true })
  }
}

function refuseOtherVersion({ folder, binaries }: Cluster) {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  const [major] = binaries.version.split('.')
  if (found === major) return
  throw new Unavailable(
    `The database in ${folder} was made by PostgreSQL ${found}, and this version of the publication brings PostgreSQL ${major}. Nothing was changed. ` +
      `Move it by a backup: with the version that brings ${found}, run "backup create site.backup"; with this one, set DATA_DIR to a new folder ` +
      `and run "backup restore site.backup". Or serve that folder with a PostgreSQL ${found} of your own and set DATABASE_URL.`,
  )
}

async function initialise({ binaries, identity, password }: Cluster, folder: string, signal?: AbortSignal) {
  const secret = mkdtempSync(join(tmpdir(), 'publication-'))
  const passwordFile = join(secret, 'password')
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (identity) for (const path of [secret, passwordFile]) chownSync(path, identity.uid, identity.gid)
    const access = ['--username', SUPERUSER, '--auth', 'scram-sha-256', '--pwfile', passwordFile]
    const text = [
      '--encoding',
      'UTF8',
      '--locale',
      'C',
      '--locale-provider',
      'builtin',
      '--builtin-locale',
      'C.UTF-8',
    ]
    await runTool(binaries.initdb, ['--pgdata', folder, ...access, ...text], { identity, signal })
  } finally {
    rmSync(secret, { recursive: true, force: true })
  }
}
