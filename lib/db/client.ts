import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { databaseUrl, replicaUrl } from '#lib/db/address.ts'
import { isReadingFromReplica } from '#lib/db/reader-context.ts'
import { createStatementNames } from '#lib/db/statements.ts'
import { type Prisma, PrismaClient } from '#prisma/client.ts'

/** A transaction, or the database itself. */
export type Tx = Prisma.TransactionClient

// The primary answers instead, so readers do not wait long for a replica.
const REPLICA_TIMEOUTS = { connectionTimeoutMillis: 2_000, query_timeout: 5_000 }

type Database = { client: PrismaClient; pool: pg.Pool }

const shared = globalThis as typeof globalThis & {
  publicationDatabase?: Database
  publicationReplica?: Database
}

/**
 * The database; inside `readFromReplica`, the replica. One pool of each per process: Next's bundle and the server share
 * them through globalThis.
 */
export function db(): PrismaClient {
  return isReadingFromReplica() ? replica().client : opened().client
}

/**
 * Sets the connection and query timeouts of this process in milliseconds; by default it waits for ever. A connection can
 * hang without closing, and the server must not wait until TCP gives up.
 */
export function setTimeouts({ connecting, answering }: { connecting: number; answering: number }) {
  Object.assign(opened().pool.options, { connectionTimeoutMillis: connecting, query_timeout: answering })
}

/** Connections of the pool: all, idle, and the queries waiting for one. */
export function countConnections() {
  const { totalCount = 0, idleCount = 0, waitingCount = 0 } = shared.publicationDatabase?.pool ?? {}
  return { all: totalCount, idle: idleCount, waiting: waitingCount }
}

/** Runs SQL of a library that brings its own, with pg's types, on the pool of `db()`. */
export async function queryPool(sql: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
  return opened().pool.query(sql, values)
}

/** Closes the pools, so that the process can end. */
export async function closeDb(): Promise<void> {
  await shared.publicationDatabase?.client.$disconnect()
  await shared.publicationReplica?.client.$disconnect()
  delete shared.publicationDatabase
  delete shared.publicationReplica
}

function opened(): Database {
  shared.publicationDatabase ??= open(databaseUrl())
  return shared.publicationDatabase
}

function replica(): Database {
  shared.publicationReplica ??= open(replicaUrl() ?? databaseUrl(), REPLICA_TIMEOUTS)
  return shared.publicationReplica
}

function open(connectionString: string, timeouts: pg.PoolConfig = {}): Database {
  // The adapter reads and writes every time as UTC.
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    options: '-c TimeZone=UTC',
    keepAlive: true,
    ...timeouts,
  })
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: createStatementNames(),
  })
  return { client: new PrismaClient({ adapter }), pool }
}
