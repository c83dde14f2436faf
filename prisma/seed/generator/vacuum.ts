import { db } from '#lib/db/client.ts'

/** What autovacuum would do in its own time: statistics and visibility after very many rows have come. */
export async function vacuumTables(): Promise<void> {
  await db()
    .$executeRaw`VACUUM (ANALYZE) posts, drafts, revisions, renderings, post_tags, post_bylines, draft_tags, draft_bylines, search_entries, search_words, audit_events`
}
