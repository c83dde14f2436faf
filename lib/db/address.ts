import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '#lib/core/env.ts'

/** Where the embedded PostgreSQL of DATA_DIR writes the address it listens on. */
export function embeddedAddressFile(): string {
  return join(env().DATA_DIR, 'postgres.url')
}

/** The connection string: DATABASE_URL, else that of the running embedded PostgreSQL. */
export function databaseUrl(): string {
  return env().DATABASE_URL ?? readFileSync(embeddedAddressFile(), 'utf8').trim()
}

/** The connection string of a streaming replica for readers' pages; undefined when there is none. */
export function replicaUrl(): string | undefined {
  return env().DATABASE_REPLICA_URL
}
