import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { isPooled, poolUrl } from '#lib/db/address.ts'
import { createStatementNames } from '#lib/db/statements.ts'
import { type Prisma, PrismaClient } from '#prisma/client.ts'

/** A transaction, or the database itself. */
export type Tx = Prisma.TransactionClient

type Database = { client: PrismaClient; pool: pg.Pool }

const shared = globalThis as typeof globalThis & { publicationDatabase?: Database }

/** The database. One pool per process: Next's bundle and the server share it through globalThis. */
export function db(): PrismaClient {
  return opened().client
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

/** Closes the pool, so that the process can end. */
export async function closeDb(): Promise<void> {
  await shared.publicationDatabase?.client.$disconnect()
  delete shared.publicationDatabase
}

// The adapter reads and writes every time as UTC.
const DIRECT = { options: '-c TimeZone=UTC' }

// A pooler refuses start-up options, but keeps the time zone of each of its clients. A statement prepared by name exists
// in one session only, which may be another one for the next transaction.
const POOLED = {
  session: { onConnect: async (client: pg.ClientBase) => void (await client.query("SET TimeZone TO 'UTC'")) },
}

function opened(): Database {
  shared.publicationDatabase ??= open()
  return shared.publicationDatabase
}

function open(): Database {
  const { session, ...naming } = isPooled()
    ? POOLED
    : { session: DIRECT, statementNameGenerator: createStatementNames() }
  const pool = new pg.Pool({ connectionString: poolUrl(), max: 10, keepAlive: true, ...session })
  const adapter = new PrismaPg(pool, { disposeExternalPool: true, ...naming })
  return { client: new PrismaClient({ adapter }), pool }
}
