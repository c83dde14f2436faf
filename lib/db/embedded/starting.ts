import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { makeDataDir } from '#lib/data-dir'
import { installedBinaries } from '#lib/db/embedded/binaries'
import { ensureCluster } from '#lib/db/embedded/cluster'
import { type Holder, holderOf, recordHolder } from '#lib/db/embedded/holder'
import { ownerOf, serverIdentity } from '#lib/db/embedded/identity'
import { stopLeftover } from '#lib/db/embedded/leftover'
import { clusterFolder, reachableBinaries } from '#lib/db/embedded/location'
import { type Lock, takeLock } from '#lib/db/embedded/lock'
import { type Server, startServer } from '#lib/db/embedded/server'
import { Unavailable } from '#lib/errors'
import { secretIn, writePrivately } from '#lib/private-file'

type Options = {
  dataDir: string
  kind: Holder['kind']
  report: (line: string) => void
  signal?: AbortSignal
}

const PAUSE = 100
// One that is being stopped may take a moment, and a command that only looks holds the lock for an instant.
const PATIENCE = 1000

/**
 * Starts the embedded PostgreSQL of a data folder, makes what is missing and repairs what a killed process left. Its
 * address is in `postgres.url` there until it stops. Throws Unavailable when the site runs on that folder already; waits
 * while a command uses it.
 */
export async function startEmbedded(options: Options): Promise<Server> {
  makeDataDir(options.dataDir)
  const lock = await lockDataDir(options)
  try {
    return await startLocked(options, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function lockDataDir({ dataDir, kind, report, signal }: Options): Promise<Lock> {
  for (let attempt = 0; ; attempt++) {
    const lock = takeLock(join(dataDir, 'postgres.lock'))
    if (lock) {
      recordHolder(dataDir, { kind, pid: process.pid })
      return lock
    }
    const holder = holderOf(dataDir)
    if (holder?.kind === 'site') {
      if (attempt * PAUSE > PATIENCE) throw alreadyRunning(dataDir, holder)
    } else if (attempt === 1)
      report(`Waiting for the command that uses ${dataDir} (process ${holder?.pid}) to finish.`)
    await delay(PAUSE, undefined, { signal })
  }
}

async function startLocked(options: Options, lock: Lock): Promise<Server> {
  const { dataDir, report, signal } = options
  const address = join(dataDir, 'postgres.url')
  rmSync(address, { force: true })
  const situation = { dataDir, identity: serverIdentity(report), report }
  const folder = clusterFolder(situation)
  const identity = ownerOf(folder) ?? situation.identity
  const cluster = {
    folder,
    identity,
    binaries: reachableBinaries(installedBinaries(), { ...situation, identity }),
    password: secretIn(join(dataDir, 'postgres.password')),
  }
  await ensureCluster(cluster, signal)
  if (await stopLeftover(cluster.folder))
    report('Stopped the PostgreSQL that a killed process had left running.')
  const server = await startServer(cluster, { logFile: join(dataDir, 'postgres.log') })
  writePrivately(address, server.url)
  return {
    ...server,
    async stop() {
      await server.stop()
      rmSync(address, { force: true })
      lock.release()
    },
  }
}

function alreadyRunning(dataDir: string, { pid }: Holder): Unavailable {
  return new Unavailable(
    `The publication in ${dataDir} is running already (process ${pid}). Stop that one first, or give this one a DATA_DIR of its own.`,
  )
}
