import type { AdminPost, PostFilter, PostListState } from '#lib/admin/views.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import type { Listing } from '#lib/core/views.ts'
import { db } from '#lib/db/client.ts'
import { may, type PostState } from '#lib/posts/permissions.ts'
import { postPath } from '#lib/urls/paths.ts'
import { Prisma } from '#prisma/client.ts'

const PER_PAGE = 30

/**
 * The posts that the viewer may see in the admin area, most recently changed first. `all` excludes trashed and
 * withdrawn posts.
 */
export async function listAdminPosts(viewer: Viewer, filter: PostFilter): Promise<Listing<AdminPost>> {
  const where = Prisma.sql`${visibleTo(viewer)} AND ${IN_STATE[filter.state]} AND ${matching(filter.search)}
    AND ${tagged(filter.tag)} AND ${by(filter.author)}`
  const perPage = filter.perPage ?? PER_PAGE
  const [[counted], rows] = await Promise.all([
    db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${counting(filter)} WHERE ${where}`,
    db().$queryRaw<Row[]>`
      SELECT post.id, post.kind, post.owner_id AS "ownerId", draft.title, ${state} AS state, draft.workflow, post.slug, post.published_at AS "publishedAt",
             draft.updated_at AS "updatedAt", ${editor} AS "updatedBy", ${bylines} AS bylines, ${tags} AS tags
      FROM (
        SELECT post.id ${among(filter)} WHERE ${where}
        ORDER BY draft.updated_at DESC, draft.post_id DESC
        LIMIT ${perPage} OFFSET ${(filter.page - 1) * perPage}
      ) chosen
      JOIN posts post USING (id) JOIN drafts draft ON draft.post_id = post.id
      LEFT JOIN revisions live ON live.id = post.live_revision_id
      ORDER BY draft.updated_at DESC, post.id DESC`,
  ])
  const total = counted?.total ?? 0
  return {
    items: rows.map((row) => toAdminPost(viewer, row)),
    page: filter.page,
    pages: Math.max(1, Math.ceil(total / perPage)),
    total,
  }
}

type Row = Omit<AdminPost, 'path' | 'may'> & { slug: string | null; ownerId: string | null }

const state = Prisma.sql`CASE
  WHEN post.withdrawn_at IS NOT NULL THEN 'withdrawn'
  WHEN post.trashed_at IS NOT NULL THEN 'trashed'
  WHEN live.id IS NULL THEN CASE WHEN post.slug IS NULL THEN 'draft' ELSE 'unpublished' END
  WHEN draft.version > live.draft_version THEN 'changed'
  ELSE 'live' END`

const editor = Prisma.sql`(SELECT name FROM users WHERE users.id = draft.updated_by_id)`

const bylines = Prisma.sql`ARRAY(
  SELECT bylines.name FROM draft_bylines JOIN bylines ON bylines.id = byline_id
  WHERE draft_bylines.post_id = post.id ORDER BY position)`

const tags = Prisma.sql`ARRAY(
  SELECT tags.name FROM draft_tags JOIN tags ON tags.id = tag_id
  WHERE draft_tags.post_id = post.id ORDER BY position)`

/** The posts that the viewer may see in the admin, as a condition on `post`. */
export function visibleTo({ role, userId }: Viewer): Prisma.Sql {
  const seesOnlyOwn = role === 'contributor' || role === 'author'
  return seesOnlyOwn ? Prisma.sql`post.owner_id = ${userId}` : Prisma.sql`true`
}

/** Posts with their drafts, joined with the live revision where the filter needs it. */
function among({ state }: PostFilter): Prisma.Sql {
  const posts = Prisma.sql`FROM posts post JOIN drafts draft ON draft.post_id = post.id`
  return isAboutLive(state)
    ? Prisma.sql`${posts} JOIN revisions live ON live.id = post.live_revision_id`
    : posts
}

/** The same for the count: every post has a draft, so it is joined only where the filter needs it. */
function counting(filter: PostFilter): Prisma.Sql {
  const needsDraft = isAboutLive(filter.state) || filter.state === 'review' || filter.search.trim() !== ''
  return needsDraft ? among(filter) : Prisma.sql`FROM posts post`
}

function isAboutLive(state: PostFilter['state']): boolean {
  return state === 'live' || state === 'changed'
}

/** Neither trashed nor withdrawn. */
export const isKept = Prisma.sql`post.trashed_at IS NULL AND post.withdrawn_at IS NULL`

// Written so that the partial indexes apply. `state` is the same for a single post.
const IN_STATE: Record<PostFilter['state'], Prisma.Sql> = {
  all: isKept,
  review: Prisma.sql`${isKept} AND draft.workflow = 'in_review'`,
  draft: Prisma.sql`post.live_revision_id IS NULL AND ${isKept} AND post.slug IS NULL`,
  unpublished: Prisma.sql`post.live_revision_id IS NULL AND ${isKept} AND post.slug IS NOT NULL`,
  live: Prisma.sql`draft.version <= live.draft_version`,
  changed: Prisma.sql`draft.version > live.draft_version`,
  trashed: Prisma.sql`post.live_revision_id IS NULL AND post.trashed_at IS NOT NULL AND post.withdrawn_at IS NULL`,
  withdrawn: Prisma.sql`post.live_revision_id IS NULL AND post.withdrawn_at IS NOT NULL`,
}

function matching(search: string): Prisma.Sql {
  const words = search.trim()
  if (words === '') return Prisma.sql`true`
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return Prisma.sql`(draft.title ILIKE ${pattern}
    OR post.id IN (SELECT post_id FROM draft_tags JOIN tags ON tags.id = tag_id WHERE tags.name ILIKE ${pattern})
    OR post.id IN (SELECT post_id FROM draft_bylines JOIN bylines ON bylines.id = byline_id WHERE bylines.name ILIKE ${pattern}))`
}

function tagged(tag: string | undefined): Prisma.Sql {
  if (tag === undefined) return Prisma.sql`true`
  return Prisma.sql`post.id IN (SELECT post_id FROM draft_tags JOIN tags ON tags.id = tag_id
    WHERE tags.slug = ${tag} OR lower(tags.name) = lower(${tag}))`
}

function by(author: string | undefined): Prisma.Sql {
  if (author === undefined) return Prisma.sql`true`
  return Prisma.sql`post.id IN (SELECT post_id FROM draft_bylines JOIN bylines ON bylines.id = byline_id
    WHERE bylines.slug = ${author} OR lower(bylines.name) = lower(${author}))`
}

function toAdminPost(viewer: Viewer, { slug, ownerId, ...row }: Row): AdminPost {
  const isLive = row.state === 'live' || row.state === 'changed'
  const subject = { ownerId, state: POST_STATES[row.state], kind: row.kind }
  return {
    ...row,
    path: slug && isLive ? postPath(row.kind, slug) : null,
    may: {
      trash: may(viewer, 'trash', subject) === 'yes',
      restore: may(viewer, 'restore', subject) === 'yes',
    },
  }
}

const POST_STATES: Record<PostListState, PostState> = {
  draft: 'draft',
  unpublished: 'draft',
  live: 'live',
  changed: 'live',
  trashed: 'trashed',
  withdrawn: 'withdrawn',
}
