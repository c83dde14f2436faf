import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { installedBinaries } from '#lib/db/embedded/binaries'
import { ensureCluster } from '#lib/db/embedded/cluster'
import { ensureDatabase } from '#lib/db/embedded/database'
import { serverIdentity } from '#lib/db/embedded/identity'
import { reachableBinaries } from '#lib/db/embedded/location'
import { startServer } from '#lib/db/embedded/server'
import { migrate } from '#lib/db/migrating'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string
  }
}

/** Starts one PostgreSQL for the whole run and fills the template that every test file's database is cloned from. */
export default async function setup(project: TestProject) {
  const base = mkdtempSync(join(tmpdir(), 'publication-test-'))
  const server = await startThrowaway(base)
  const template = new URL(server.url)
  template.pathname = '/template_publication'
  await ensureDatabase(template.href, () => true)
  await migrate(template.href)
  project.provide('postgres', template.href.slice(0, -template.pathname.length))
  return async () => {
    server.abort()
    await server.exited
    rmSync(base, { recursive: true, force: true })
  }
}

async function startThrowaway(base: string) {
  const identity = serverIdentity(console.log)
  if (identity) chownSync(base, identity.uid, identity.gid)
  const situation = { dataDir: base, identity, report: console.log }
  const binaries = reachableBinaries(installedBinaries(), situation)
  const cluster = { folder: join(base, 'postgres'), binaries, identity, password: 'only-for-tests' }
  await ensureCluster(cluster)
  // What a crash would lose does not matter here.
  const settings = { fsync: 'off', max_connections: '200' }
  return startServer(cluster, { logFile: join(base, 'postgres.log'), settings })
}
