import { PrismaPg } from '@prisma/adapter-pg'
import { databaseUrl } from '#lib/db/address'
import { createStatementNames } from '#lib/db/statements'
import { type Prisma, PrismaClient } from '#prisma/client'

/** A transaction, or the database itself. */
export type Tx = Prisma.TransactionClient

const shared = globalThis as typeof globalThis & { publicationDatabase?: PrismaClient }

/** The database. One pool per process: Next's bundle and the server share it through globalThis. */
export function db(): PrismaClient {
  shared.publicationDatabase ??= new PrismaClient({
    // The adapter takes every time it sends and reads for UTC.
    adapter: new PrismaPg(
      { connectionString: databaseUrl(), max: 10, options: '-c TimeZone=UTC' },
      { statementNameGenerator: createStatementNames() },
    ),
  })
  return shared.publicationDatabase
}

/** Closes the pool, so that the process can end. */
export async function closeDb(): Promise<void> {
  await shared.publicationDatabase?.$disconnect()
  delete shared.publicationDatabase
}
