import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { isDatabaseReady, isDatabaseThere } from '#lib/db/readiness.ts'

test('a migrated database is ready, one that lacks a migration is only there', async () => {
  await expect.poll(isDatabaseReady).toBe(true)
  await db().$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL`
  expect(await isDatabaseReady()).toBe(false)
  expect(await isDatabaseThere()).toBe(true)
})
