import { authSecret } from '#lib/auth-secret'
import { makeDataDir } from '#lib/data-dir'
import { startEmbedded } from '#lib/db/embedded/starting'
import { reachDatabase } from '#lib/db/reaching'
import { type Env, env } from '#lib/env'
import { ensureBuild } from './building.ts'
import { loadSamples, migrateDatabase } from './filling.ts'
import type { House } from './house.ts'
import { welcomeOwner } from './owner.ts'
import { choosePort, requireFreePort } from './port.ts'
import { serve } from './serving.ts'
import { report, step } from './steps.ts'

/** Everything from nothing to a site that serves, step by step. Returns the port. */
export async function boot(house: House, { isDev }: { isDev: boolean }): Promise<number> {
  const settings = await step('Reading the settings', readSettings)
  const { PORT, SAMPLE_CONTENT, DATABASE_URL } = settings
  if (DATABASE_URL) await connect(DATABASE_URL)
  else await startPostgres(house, settings)
  await step(`Checking port ${PORT}`, () => requireFreePort(PORT))
  const isNew = await step('Applying migrations', () => migrateDatabase(report))
  if (isNew && SAMPLE_CONTENT) await step('Loading the sample publication', () => loadSamples(house.signal))
  if (!isDev) await step('Checking the build', () => ensureBuild({ report, signal: house.signal }))
  const port = await step('Starting the server', () => serve(house, PORT, isDev))
  await step('Looking for the owner', () => welcomeOwner(port, report))
  return port
}

async function readSettings(): Promise<Env> {
  await choosePort()
  const settings = env()
  makeDataDir(settings.DATA_DIR)
  authSecret()
  return settings
}

async function connect(url: string) {
  await step(`Connecting to the database at ${new URL(url).host}`, () => reachDatabase(url, { report }))
}

async function startPostgres(house: House, { DATA_DIR }: Env) {
  await step(`Starting PostgreSQL in ${DATA_DIR}`, async () => {
    const server = await startEmbedded({ dataDir: DATA_DIR, kind: 'site', report, signal: house.signal })
    house.onClose(server.stop)
  })
}
