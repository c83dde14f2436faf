import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#lib/db/embedded/free-port.ts'
import type { Server } from '#lib/db/embedded/server.ts'
import { startBalancer } from '#test/cluster/balancer.ts'
import { killAll, type Program, signalGroup } from '#test/programs.ts'
import { addressOf, npmStart } from '#test/site.ts'
import { startThrowaway } from '#test/throwaway.ts'

const SECRET = 'only-for-tests-only-for-tests-only-for-tests'
export const OWNER = { email: 'owner@example.org', password: 'correct horse battery' }

export type Instance = {
  address: string
  /** Everything that it has printed. */
  said(): string
  /** Ends it at once, with its supervisor. */
  kill(): Promise<unknown>
  /** Ends it after the requests under way. */
  stop(): Promise<unknown>
}

export type Cluster = {
  /** The address of nginx, which readers use. */
  url: string
  instances: Instance[]
  /** Starts the instance of this number again, from the project in `folder`, and waits until it is ready. */
  replace(index: number, folder?: string): Promise<void>
  restartDatabase(): Promise<void>
  close(): Promise<void>
}

/** Starts `count` instances at once on one empty database and one data folder, behind nginx, and waits for all. */
export async function startCluster(count: number): Promise<Cluster> {
  const base = mkdtempSync(join(tmpdir(), 'publication-cluster-'))
  chmodSync(base, 0o711)
  const dataDir = join(base, 'data')
  mkdirSync(dataDir)
  const databaseFolder = join(base, 'database')
  mkdirSync(databaseFolder)
  let database: Server = await startThrowaway(databaseFolder)

  // So that the verbs of the test's own process use the same database.
  Object.assign(process.env, { DATABASE_URL: database.url, AUTH_SECRET: SECRET, DATA_DIR: dataDir })

  const nginxPort = await freePort()
  const url = `http://localhost:${nginxPort}`
  const ports: number[] = []
  for (let index = 0; index < count; index++) ports.push(await freePort())
  const startAt = (index: number, folder?: string) =>
    npmStart({ dataDir, ...(folder && { folder }), env: settings(ports[index] ?? 0) })
  const instances = await Promise.all(ports.map((_, index) => ready(startAt(index)))).catch(async (error) => {
    await close()
    throw error
  })
  startBalancer({ folder: join(base, 'nginx'), port: nginxPort, upstreams: ports })
  return { url, instances, replace, restartDatabase, close }

  function settings(port: number): Record<string, string> {
    return {
      ...{ PORT: String(port), SITE_URL: url, TRUSTED_PROXY: '127.0.0.1' },
      ...{ DATABASE_URL: database.url, AUTH_SECRET: SECRET },
      ...{ ADMIN_EMAIL: OWNER.email, ADMIN_PASSWORD: OWNER.password },
      ...{ SAMPLE_CONTENT: 'true', LOG_LEVEL: 'warn' },
    }
  }

  async function replace(index: number, folder?: string) {
    instances[index] = await ready(startAt(index, folder))
  }

  async function restartDatabase() {
    await database.stop()
    database = await startThrowaway(databaseFolder, database.port)
  }

  async function close() {
    await killAll()
    database.abort()
    await database.exited
    rmSync(base, { recursive: true, force: true })
  }
}

async function ready(program: Program): Promise<Instance> {
  const address = await addressOf(program)
  return {
    address,
    said: program.said,
    kill: () => {
      signalGroup(program.pid, 'SIGKILL')
      return program.ended
    },
    stop: () => {
      program.kill('SIGTERM')
      return program.ended
    },
  }
}
