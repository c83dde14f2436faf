import { env } from '#lib/core/env.ts'
import { Unavailable } from '#lib/core/errors.ts'
import { databaseUrl, poolUrl } from '#lib/db/address.ts'
import { closeDb } from '#lib/db/client.ts'
import { borrowEmbedded } from '#lib/db/embedded/borrowing.ts'
import { migrate } from '#lib/db/migrating.ts'
import { migrationStatus } from '#lib/db/migration-status.ts'
import { waitForDatabase } from '#lib/db/wait-for-database.ts'

/**
 * Runs a command with `db()` available: on DATABASE_URL, on the embedded PostgreSQL of the running site, or on one
 * started for the duration of the command. Throws Unavailable when a migration is missing.
 */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  return withServer(async (isOurs) => {
    if (isOurs) await migrate(databaseUrl())
    else await requireMigrated()
    return work()
  })
}

/** Like `withDatabase`, without checking migrations. `isOurs`: the server was started for this command. */
export async function withServer<T>(work: (isOurs: boolean) => Promise<T>): Promise<T> {
  return withAddress(async (isOurs) => {
    if (env().DATABASE_URL)
      for (const url of new Set([poolUrl(), databaseUrl()]))
        await waitForDatabase(url, { report: console.error, patience: 0 })
    return work(isOurs)
  })
}

/** Like `withServer`, whether or not the database at DATABASE_URL answers. */
export async function withAddress<T>(work: (isOurs: boolean) => Promise<T>): Promise<T> {
  const { DATABASE_URL, DATA_DIR } = env()
  if (DATABASE_URL) return work(false).finally(closeDb)
  const embedded = await borrowEmbedded(DATA_DIR, (line) => console.error(line))
  try {
    return await work(embedded.isOurs)
  } finally {
    await closeDb()
    await embedded.leave()
  }
}

async function requireMigrated() {
  const { pending } = await migrationStatus(databaseUrl())
  if (pending.length === 0) return
  throw new Unavailable(`The database lacks ${pending.join(', ')}. Run: npm run cli -- db migrate`)
}
