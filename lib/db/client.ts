import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { databaseUrl } from '#lib/db/address.ts'
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
 * How long (ms) this process waits for a connection and for an answer; without it, for ever. A line to the database can
 * fall silent without ending, and whoever serves readers must not wait until TCP gives up.
 */
export function setTimeouts({ connecting, answering }: { connecting: number; answering: number }) {
  Object.assign(opened().pool.options, { connectionTimeoutMillis: connecting, query_timeout: answering })
}

/** How many connections there are, how many have nothing to do, and how many questions wait for one. */
export function countConnections() {
  const { totalCount = 0, idleCount = 0, waitingCount = 0 } = shared.publicationDatabase?.pool ?? {}
  return { all: totalCount, idle: idleCount, waiting: waitingCount }
}

/** Closes the pool, so that the process can end. */
export async function closeDb(): Promise<void> {
  await shared.publicationDatabase?.client.$disconnect()
  delete shared.publicationDatabase
}

function opened(): Database {
  shared.publicationDatabase ??= open()
  return shared.publicationDatabase
}

function open(): Database {
  // The adapter takes every time it sends and reads for UTC.
  const pool = new pg.Pool({
    connectionString: databaseUrl(),
    max: 10,
    options: '-c TimeZone=UTC',
    keepAlive: true,
  })
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: createStatementNames(),
  })
  return { client: new PrismaClient({ adapter }), pool }
}
