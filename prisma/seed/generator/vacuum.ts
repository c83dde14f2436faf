import { db } from '#lib/db/client.ts'

/** Updates statistics and the visibility map after a bulk insert, without waiting for autovacuum. */
export async function vacuumTables(): Promise<void> {
  await db()
    .$executeRaw`VACUUM (ANALYZE) posts, drafts, revisions, renderings, post_tags, post_bylines, draft_tags, draft_bylines, search_entries, search_words, audit_events`
}
