import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { db } from '#lib/db/client.ts'

const PATIENCE = 1_000

/** True when the database answers. Never throws. */
export async function isDatabaseThere(): Promise<boolean> {
  return await inTime(db().$queryRaw`SELECT 1`.then(() => true))
}

/** True when the database answers and has every migration of this version. Never throws. */
export async function isDatabaseReady(): Promise<boolean> {
  return await inTime(hasEveryMigration())
}

async function hasEveryMigration(): Promise<boolean> {
  const rows = await db().$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
  const applied = new Set(rows.map((row) => row.migration_name))
  return (await migrationNames()).every((name) => applied.has(name))
}

async function migrationNames(): Promise<string[]> {
  const entries = await readdir(resolve('prisma/migrations'), { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}

async function inTime(answer: Promise<boolean>): Promise<boolean> {
  const tooLate = delay(PATIENCE, false, { ref: false })
  return await Promise.race([answer.catch(() => false), tooLate])
}
