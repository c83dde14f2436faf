import pg from 'pg'
import { expect, test } from 'vitest'
import { databaseUrl } from '#lib/db/address.ts'
import { closeDb, db } from '#lib/db/client.ts'
import { someDraft } from '#test/factories.ts'

test('times are kept in UTC, wherever the database believes it stands', async () => {
  await db().$executeRawUnsafe(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone TO ''Asia/Tokyo''', current_database()); END $$`,
  )
  await closeDb()
  const publishedAt = new Date('2026-05-05T12:00:00.123Z')
  const { postId } = await someDraft({ publishedAt })
  const stored = await db().draft.findUniqueOrThrow({ where: { postId }, select: { publishedAt: true } })
  expect(stored.publishedAt).toEqual(publishedAt)
  expect(await readDirectly(postId)).toEqual(publishedAt)
})

async function readDirectly(postId: string): Promise<Date> {
  const client = new pg.Client({ connectionString: databaseUrl() })
  await client.connect()
  const { rows } = await client.query('SELECT published_at FROM drafts WHERE post_id = $1', [postId])
  await client.end()
  return rows[0].published_at
}
