import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { databaseUrl } from '#lib/db/address'
import { createStatementNames } from '#lib/db/statements'
import { type Prisma, PrismaClient } from '#prisma/client'

/** A transaction, or the database itself. */
export type Tx = Prisma.TransactionClient

const PATIENCE_TO_CONNECT_MS = 10_000
const PATIENCE_TO_HEAR_MS = 60_000

type Database = { client: PrismaClient; pool: pg.Pool }

const shared = globalThis as typeof globalThis & { publicationDatabase?: Database }

/** The database. One pool per process: Next's bundle and the server share it through globalThis. */
export function db(): PrismaClient {
  shared.publicationDatabase ??= open()
  return shared.publicationDatabase.client
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

function open(): Database {
  // The adapter takes every time it sends and reads for UTC.
  const pool = new pg.Pool({
    connectionString: databaseUrl(),
    max: 10,
    options: '-c TimeZone=UTC',
    keepAlive: true,
    // A line can fall silent without ending: then its connections must not be waited for until TCP gives up.
    connectionTimeoutMillis: PATIENCE_TO_CONNECT_MS,
    query_timeout: PATIENCE_TO_HEAR_MS,
  })
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: createStatementNames(),
  })
  return { client: new PrismaClient({ adapter }), pool }
}
