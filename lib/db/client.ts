import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { isPooled, poolUrl, replicaUrl } from '#lib/db/address.ts'
import { isReadingFromReplica } from '#lib/db/reader-context.ts'
import { createStatementNames } from '#lib/db/statements.ts'
import { traceStatements } from '#lib/db/tracing.ts'
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

// The adapter reads and writes every time as UTC.
const DIRECT = { options: '-c TimeZone=UTC' }

// A pooler refuses start-up options, but keeps the time zone of each of its clients. A statement prepared by name exists
// in one session only, which may be another one for the next transaction.
const POOLED = {
  session: { onConnect: async (client: pg.ClientBase) => void (await client.query("SET TimeZone TO 'UTC'")) },
}

function opened(): Database {
  shared.publicationDatabase ??= open(poolUrl(), isPooled())
  return shared.publicationDatabase
}

function replica(): Database {
  shared.publicationReplica ??= open(replicaUrl() ?? poolUrl(), false, REPLICA_TIMEOUTS)
  return shared.publicationReplica
}

function open(connectionString: string, isBehindPooler: boolean, timeouts: pg.PoolConfig = {}): Database {
  const { session, ...naming } = isBehindPooler
    ? POOLED
    : { session: DIRECT, statementNameGenerator: createStatementNames() }
  const pool = new pg.Pool({ connectionString, max: 10, keepAlive: true, ...session, ...timeouts })
  const adapter = traceStatements(new PrismaPg(pool, { disposeExternalPool: true, ...naming }))
  return { client: new PrismaClient({ adapter }), pool }
}
