import { join } from 'node:path'
import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { createBackup } from '#lib/backup/creating.ts'
import { restoreBackup } from '#lib/backup/restoring.ts'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { rows } from '#test/empty-database.ts'
import { somePost } from '#test/factories.ts'
import { temporaryFolder } from '#test/folder.ts'

test('a restore gives way in a deadlock with another transaction', {
  timeout: 60_000,
}, async () => {
  const path = join(temporaryFolder(), 'site.backup')
  await somePost({ slug: 'kept' })
  await createBackup(publicationItself, { path })
  await somePost({ slug: 'lost' })

  const reader = new pg.Client({ connectionString: databaseUrl() })
  await reader.connect()
  // The one who waits longer than this finds the circle; the reader is patient.
  await reader.query("SET deadlock_timeout = '60s'")
  await reader.query('BEGIN')
  await reader.query('SELECT FROM revisions')
  const restore = restoreBackup(publicationItself, { path, force: true })
  await vi.waitUntil(async () => {
    const waiting = await rows(
      databaseUrl(),
      "SELECT FROM pg_locks WHERE NOT granted AND relation = 'revisions'::regclass",
    )
    return waiting.length > 0
  }, 20_000)
  const posts = await reader.query('SELECT slug FROM posts ORDER BY slug')
  expect(posts.rows).toEqual([{ slug: 'kept' }, { slug: 'lost' }])
  await reader.query('COMMIT')
  await reader.end()
  await restore
  expect(await db().post.findMany({ select: { slug: true } })).toEqual([{ slug: 'kept' }])
})
