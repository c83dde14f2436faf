import { authSecret } from '#lib/auth/auth-secret.ts'
import { makeDataDir } from '#lib/core/data-dir.ts'
import { type Env, env } from '#lib/core/env.ts'
import { startEmbedded } from '#lib/db/embedded/starting.ts'
import { listPublicFiles } from '#server/routing/public-files.ts'
import { ensureBuild } from './building.ts'
import type { Lifecycle } from './lifecycle.ts'
import { choosePort, type HeldPort, holdPort } from './port.ts'
import { report, step } from './startup-steps.ts'

/** Resources that outlive a serving process and are passed to each new one. */
export type ServerResources = { port: HeldPort; isDev: boolean }

/** Prepares everything that outlives a serving process, step by step: settings, embedded database, port, build. */
export async function prepare(lifecycle: Lifecycle, { isDev }: { isDev: boolean }): Promise<ServerResources> {
  const settings = await step('Reading the settings', readSettings)
  if (!settings.DATABASE_URL) await startPostgres(lifecycle, settings)
  const port = await step(`Checking port ${settings.PORT}`, () => holdPort(settings.PORT))
  if (!isDev) await step('Checking the build', () => ensureBuild({ report, signal: lifecycle.signal }))
  return { port, isDev }
}

async function readSettings(): Promise<Env> {
  await choosePort()
  const settings = env()
  makeDataDir(settings.DATA_DIR)
  authSecret()
  listPublicFiles()
  return settings
}

async function startPostgres(lifecycle: Lifecycle, { DATA_DIR }: Env) {
  await step(`Starting PostgreSQL in ${DATA_DIR}`, async () => {
    const server = await startEmbedded({ dataDir: DATA_DIR, kind: 'site', report, signal: lifecycle.signal })
    lifecycle.onClose(server.stop)
  })
}
