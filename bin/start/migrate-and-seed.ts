import { databaseUrl } from '#lib/db/address.ts'
import { migrate } from '#lib/db/migrating.ts'
import { readMigrations } from '#lib/db/migrations.ts'
import { runNode } from './run-node.ts'

/** Brings the database up to date. Returns whether it was empty before. */
export async function migrateDatabase(report: (line: string) => void): Promise<boolean> {
  const applied = await migrate(databaseUrl())
  for (const name of applied) report(name)
  const [first] = await readMigrations()
  return first !== undefined && applied.includes(first.name)
}

/** Puts the sample publication into an empty database. */
export async function loadSamples(signal: AbortSignal): Promise<void> {
  await runNode(['bin/start/samples.ts'], {
    signal,
    advice:
      'Start again without them (SAMPLE_CONTENT=false npm start), or delete the data folder first to try once more.',
  })
}
