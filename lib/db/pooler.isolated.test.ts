import { beforeAll, expect, test, vi } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { createBackup } from '#lib/backup/creating.ts'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { withImportLock } from '#lib/import-export/with-import-lock.ts'
import { NotificationConnection } from '#lib/invalidation/notification-connection.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { someDraft } from '#test/factories.ts'
import { temporaryFolder } from '#test/folder.ts'
import { pgbouncer, startPgbouncer } from '#test/pgbouncer.ts'

beforeAll(async () => {
  if (!pgbouncer) return
  const direct = process.env.DATABASE_URL ?? ''
  process.env.DATABASE_DIRECT_URL = direct
  const { url, stop } = await startPgbouncer(direct)
  process.env.DATABASE_URL = url
  return stop
})

const behind = test.skipIf(!pgbouncer)

behind('statements that come again find their plans, whichever session a transaction gets', async () => {
  const count = () =>
    transaction(async (tx) => tx.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS pid`)
  const sessions = new Set<number>()
  for (let round = 0; round < 5; round++)
    for (const [{ pid }] of await Promise.all(Array.from({ length: 8 }, count))) sessions.add(pid)
  expect(sessions.size).toBe(2)
})

behind('times are kept in UTC, wherever the database believes it stands', async () => {
  await db().$executeRawUnsafe(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone TO ''Asia/Tokyo''', current_database()); END $$`,
  )
  const times = Array.from({ length: 8 }, (_, hour) => new Date(Date.UTC(2026, 4, 5, hour)))
  const drafts = await Promise.all(times.map((publishedAt) => someDraft({ publishedAt })))
  const stored = await Promise.all(
    drafts.map(({ postId }) =>
      db().draft.findUniqueOrThrow({ where: { postId }, select: { publishedAt: true } }),
    ),
  )
  expect(stored.map(({ publishedAt }) => publishedAt)).toEqual(times)
})

behind('changes are heard, and locks held, on sessions past the pooler', async () => {
  const heard: string[] = []
  const connection = await NotificationConnection.open(databaseUrl(), (payload) => void heard.push(payload))
  await transaction((tx) => invalidate(tx, { refresh: ['home'] }))
  await vi.waitUntil(() => heard.length > 0)
  expect(JSON.parse(heard[0] ?? '')).toMatchObject({ refresh: ['home'] })
  await connection.ping()
  await connection.close()
  const second = () => withImportLock(() => withImportLock(async () => {}))
  await expect(second()).rejects.toThrow('Another import is running.')
  const report = await createBackup(us, { path: `${temporaryFolder()}/site.backup` })
  expect(report.tables).toBeGreaterThan(10)
})
