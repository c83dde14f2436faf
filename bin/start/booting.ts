import { databaseUrl } from '#lib/db/address'
import { reachDatabase } from '#lib/db/reaching'
import { env } from '#lib/env'
import { loadSamples, migrateDatabase } from './filling.ts'
import type { House } from './house.ts'
import { welcomeOwner } from './owner.ts'
import { serve } from './serving.ts'
import { report, step } from './steps.ts'

type Options = { isDev: boolean; isRestart: boolean }

/** From a prepared ground to a site that serves, step by step, in the serving process. Returns the port. */
export async function boot(house: House, { isDev, isRestart }: Options): Promise<number> {
  await connect(databaseUrl())
  const isNew = await step('Applying migrations', () => migrateDatabase(report))
  if (isNew && env().SAMPLE_CONTENT)
    await step('Loading the sample publication', () => loadSamples(house.signal))
  const port = await step('Starting the server', () => serve(house, isDev))
  // The address that the first start printed stays good.
  if (!isRestart) await step('Looking for the owner', () => welcomeOwner(port, report))
  return port
}

async function connect(url: string) {
  await step(`Connecting to the database at ${new URL(url).host}`, () => reachDatabase(url, { report }))
}
