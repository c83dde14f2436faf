import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeDataDir } from '#lib/core/data-dir.ts'
import { readOrCreateSecret, writePrivateFile } from '#lib/core/private-file.ts'
import { installedBinaries } from '#lib/db/embedded/binaries.ts'
import { type Cluster, ensureCluster } from '#lib/db/embedded/cluster.ts'
import { type Holder, holdDataDir } from '#lib/db/embedded/holder.ts'
import { ownerOf, serverIdentity } from '#lib/db/embedded/identity.ts'
import { keepRunning } from '#lib/db/embedded/keeping.ts'
import { stopLeftover } from '#lib/db/embedded/leftover.ts'
import { clusterFolder, reachableBinaries } from '#lib/db/embedded/location.ts'
import { type Server, startServer } from '#lib/db/embedded/server.ts'

type Options = {
  dataDir: string
  kind: Holder['kind']
  report: (line: string) => void
  signal?: AbortSignal
}

/** `url` stays the same until `stop`. */
export type Embedded = Pick<Server, 'url' | 'stop'>

/**
 * Starts the embedded PostgreSQL of a data folder, makes what is missing and repairs what a killed process left. Its
 * address is in `postgres.url` there until it stops. Throws Unavailable when the site runs on that folder already; waits
 * while a command uses it.
 */
export async function startEmbedded(options: Options): Promise<Embedded> {
  makeDataDir(options.dataDir)
  const lock = await holdDataDir(options)
  const address = join(options.dataDir, 'postgres.url')
  rmSync(address, { force: true })
  try {
    const server = await run(await prepareCluster(options), options)
    writePrivateFile(address, server.url)
    const stop = async () => {
      await server.stop()
      rmSync(address, { force: true })
      lock.release()
    }
    return { url: server.url, stop }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function prepareCluster({ dataDir, report, signal }: Options): Promise<Cluster> {
  const situation = { dataDir, identity: serverIdentity(report), report }
  const folder = clusterFolder(situation)
  const identity = ownerOf(folder) ?? situation.identity
  const binaries = reachableBinaries(installedBinaries(), { identity, report })
  const cluster = {
    folder,
    identity,
    binaries,
    password: readOrCreateSecret(join(dataDir, 'postgres.password')),
  }
  await ensureCluster(cluster, signal)
  return cluster
}

async function run(cluster: Cluster, { dataDir, report }: Options): Promise<Embedded> {
  const logFile = join(dataDir, 'postgres.log')
  if (await stopLeftover(cluster.folder)) report('Stopped the PostgreSQL that a killed process left running.')
  const server = await startServer(cluster, { logFile })
  const again = () => startServer(cluster, { logFile, port: server.port })
  return { url: server.url, stop: keepRunning(server, { again, report }).stop }
}
