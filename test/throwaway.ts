import { chownSync } from 'node:fs'
import { join } from 'node:path'
import { installedBinaries } from '#lib/db/embedded/binaries.ts'
import { ensureCluster } from '#lib/db/embedded/cluster.ts'
import { serverIdentity } from '#lib/db/embedded/identity.ts'
import { reachableBinaries } from '#lib/db/embedded/location.ts'
import { type Server, startServer } from '#lib/db/embedded/server.ts'
import type { Settings } from '#lib/db/embedded/settings.ts'

/** Starts a PostgreSQL in a folder, without durability. */
export async function startThrowaway(base: string, port?: number, extra: Settings = {}): Promise<Server> {
  const identity = serverIdentity(console.log)
  if (identity) chownSync(base, identity.uid, identity.gid)
  const situation = { dataDir: base, identity, report: console.log }
  const binaries = reachableBinaries(installedBinaries(), situation)
  const cluster = { folder: join(base, 'postgres'), binaries, identity, password: 'only-for-tests' }
  await ensureCluster(cluster)
  // Data loss in a crash does not matter here.
  const settings = { fsync: 'off', max_connections: '200', ...extra }
  return startServer(cluster, { logFile: join(base, 'postgres.log'), settings, ...(port && { port }) })
}
