import { env } from '#lib/core/env.ts'
import { databaseUrl, poolUrl } from '#lib/db/address.ts'
import { waitForDatabase } from '#lib/db/wait-for-database.ts'
import type { Lifecycle } from './lifecycle.ts'
import { loadSamples, migrateDatabase } from './migrate-and-seed.ts'
import { ensureOwner } from './owner.ts'
import { serve } from './serving.ts'
import { report, step } from './startup-steps.ts'
import { keepBuildInStorage } from './storing.ts'

type Options = { isDev: boolean; isRestart: boolean }

/** Starts the site step by step in the serving process, on the resources of the supervisor. Returns the port. */
export async function boot(lifecycle: Lifecycle, { isDev, isRestart }: Options): Promise<number> {
  for (const url of new Set([poolUrl(), databaseUrl()])) await connect(url)
  const isNew = await step('Applying migrations', () => migrateDatabase(report))
  if (isNew && env().SAMPLE_CONTENT)
    await step('Loading the sample content', () => loadSamples(lifecycle.signal))
  if (!isDev) await keepBuildInStorage({ signal: lifecycle.signal, failed: noteStorage })
  const port = await step('Starting the server', () => serve(lifecycle, isDev))
  // After a restart, the set-up link printed by the first start is still valid.
  if (!isRestart) await step('Checking for an owner', () => ensureOwner(port, report))
  return port
}

function noteStorage(error: unknown) {
  report(
    `The files of this build are not in the storage yet. ${error instanceof Error ? error.message : error}`,
  )
}

async function connect(url: string) {
  await step(`Connecting to the database at ${new URL(url).host}`, () => waitForDatabase(url, { report }))
}
