import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '#lib/core/env.ts'

/** Where the embedded PostgreSQL of DATA_DIR writes the address it listens on. */
export function embeddedAddressFile(): string {
  return join(env().DATA_DIR, 'postgres.url')
}

/**
 * The connection string for a session of one's own (LISTEN, advisory locks, COPY), past any pooler: DATABASE_DIRECT_URL,
 * else DATABASE_URL, else that of the running embedded PostgreSQL.
 */
export function databaseUrl(): string {
  return env().DATABASE_DIRECT_URL ?? poolUrl()
}

/** The connection string for everything else, which may lead to a pooler in transaction mode. */
export function poolUrl(): string {
  return env().DATABASE_URL ?? readFileSync(embeddedAddressFile(), 'utf8').trim()
}

/** The connection string of a streaming replica for readers' pages; undefined when there is none. */
export function replicaUrl(): string | undefined {
  return env().DATABASE_REPLICA_URL
}

/** Whether a pooler may hand out another session for each transaction. */
export function isPooled(): boolean {
  return env().DATABASE_DIRECT_URL !== undefined
}
