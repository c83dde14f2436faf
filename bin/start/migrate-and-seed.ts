import { databaseUrl } from '#lib/db/address.ts'
import { migrate } from '#lib/db/migrating.ts'
import { readMigrations } from '#lib/db/migrations.ts'
import { runNode } from './run-node.ts'

/** Applies pending migrations. Returns whether the database was empty before. */
export async function migrateDatabase(report: (line: string) => void): Promise<boolean> {
  const applied = await migrate(databaseUrl())
  for (const name of applied) report(name)
  const [first] = await readMigrations()
  return first !== undefined && applied.includes(first.name)
}

/** Loads the sample content into an empty database. */
export async function loadSamples(signal: AbortSignal): Promise<void> {
  await runNode(['bin/start/samples.ts'], {
    signal,
    advice:
      'Start without the sample content (SAMPLE_CONTENT=false npm start), or delete the data folder and try again.',
  })
}
