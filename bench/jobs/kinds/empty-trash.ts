import { db } from '#lib/db/client.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import type { Kind } from '../kinds.ts'

const POSTS = 400

/** Old posts in the trash. Each must be gone, and recorded once. */
export function trash(): Kind {
  let round = 0
  const prefix = () => `d${String(round).padStart(5, '0')}`
  return {
    begin: async () => {
      round += 1
      await db().$executeRaw`
        WITH made AS (INSERT INTO posts (id, trashed_at)
          SELECT ${prefix()} || lpad(to_hex(n), 18, '0'), '2020-01-01' FROM generate_series(1, ${POSTS}::int) n RETURNING id)
        INSERT INTO drafts (post_id) SELECT id FROM made`
      await enqueue(db(), 'empty-trash', {})
    },
    left: () => db().post.count({ where: { id: { startsWith: prefix() } } }),
    faults: async () => {
      const where = { action: 'post.delete', subjectId: { startsWith: prefix() } }
      const recorded = await db().auditEvent.groupBy({ by: ['subjectId'], where, _count: true })
      return [
        ...(recorded.length === POSTS ? [] : [`${recorded.length} of ${POSTS} posts are recorded`]),
        ...recorded
          .filter(({ _count }) => _count > 1)
          .map(({ subjectId }) => `${subjectId} is recorded twice`),
      ]
    },
  }
}
