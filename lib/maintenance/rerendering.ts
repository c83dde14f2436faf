import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { RENDERER_VERSION, renderArticle } from '#lib/content/mdx/pool/rendering.ts'
import { DomainError, Forbidden } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { areFactsCurrent, getMediaFacts } from '#lib/media/renderer-facts.ts'
import { mediaRefs } from '#lib/posts/media-refs.ts'
import { storeRendering } from '#lib/posts/revisions.ts'
import { indexPosts } from '#lib/search/indexing.ts'
import { reindexStale } from '#lib/search/reindexing.ts'
import { Prisma } from '#prisma/client.ts'

type Stale = { id: string; revisionId: string; title: string; body: string }

export type Rerendered = {
  rendered: number
  /** Posts that the search index lacked or had in another language. */
  indexed: number
  /** Texts that this version rejects; readers still see the old rendering. */
  refused: { id: string; title: string; message: string }[]
}

type Options = { signal?: AbortSignal; onProgress?: (done: number, total: number) => void }

/** SQL condition: live texts rendered by another version of the renderer, or never. */
const isStale = Prisma.sql`
  posts.live_revision_id IS NOT NULL AND renderings.renderer_version IS DISTINCT FROM ${RENDERER_VERSION}`

export async function countStaleRenderings(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM posts
    LEFT JOIN renderings ON renderings.revision_id = posts.live_revision_id WHERE ${isStale}`
  return row?.count ?? 0
}

/**
 * Re-renders live texts rendered by another version, then completes the search index. One text at a time, so an
 * interrupted run continues with the next call. Requires an administrator. Throws Forbidden and Unavailable.
 */
export async function renderStale(viewer: Viewer, { signal, onProgress }: Options = {}): Promise<Rerendered> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to re-render texts.')
  const total = await countStaleRenderings()
  const report: Rerendered = { rendered: 0, indexed: 0, refused: [] }
  for (let stale = await nextAfter(''); stale; stale = await nextAfter(stale.id)) {
    signal?.throwIfAborted()
    await renderOne(stale, report)
    onProgress?.(report.rendered + report.refused.length, total)
  }
  return { ...report, indexed: await reindexStale() }
}

async function nextAfter(id: string): Promise<Stale | undefined> {
  const [row] = await db().$queryRaw<Stale[]>`
    SELECT posts.id, revisions.id AS "revisionId", revisions.title, revisions.body
    FROM posts JOIN revisions ON revisions.id = posts.live_revision_id
    LEFT JOIN renderings ON renderings.revision_id = posts.live_revision_id
    WHERE ${isStale} AND posts.id > ${id} ORDER BY posts.id LIMIT 1`
  return row
}

async function renderOne(stale: Stale, report: Rerendered): Promise<void> {
  const { id, revisionId, title, body } = stale
  try {
    const media = await getMediaFacts(mediaRefs(body))
    const rendered = await renderArticle({ title, body, media })
    const isStored = await transaction(async (tx) => {
      await lock(tx, 'images')
      if (!(await areFactsCurrent(tx, media))) return false
      await storeRendering(tx, revisionId, rendered)
      const isLive = (await tx.post.count({ where: { id, liveRevisionId: revisionId } })) > 0
      if (isLive) await indexPosts(tx, [id])
      await invalidate(tx, { refresh: [cacheTags.post(id), cacheTags.lists] })
      return true
    })
    if (!isStored) return await renderOne(stale, report)
    report.rendered += 1
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    report.refused.push({ id, title, message: error.message })
  }
}
