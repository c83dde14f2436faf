import { z } from 'zod'
import { isKept, visibleTo } from '#lib/admin/posts.ts'
import type { FoundEntry } from '#lib/admin/views.ts'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { parseInput } from '#lib/core/input.ts'
import { line } from '#lib/core/text.ts'
import { db } from '#lib/db/client.ts'
import { maySet } from '#lib/posts/fields.ts'
import { Prisma } from '#prisma/client.ts'
import type { PostKind } from '#prisma/enums.ts'

const MAX_POSTS = 8
const MAX_OTHERS = 4

const input = z.object({ query: line(200) }).strict()

/**
 * What the command palette finds for some words: posts whose titles have them, those that begin with them first, then
 * the most recently changed; templates, authors and tags; for editors, users. Without words, the posts changed last.
 * Only what the viewer may open. Throws Invalid.
 */
export async function findEntries(viewer: Viewer, given: unknown): Promise<FoundEntry[]> {
  const words = parseInput(input, given).query.trim().replace(/\s+/gu, ' ')
  if (words === '') return findPosts(viewer, '')
  const found = await Promise.all([
    findPosts(viewer, escaped(words)),
    findTemplates(viewer, words),
    findAuthors(words),
    findTags(words),
    findUsers(viewer, words),
  ])
  return found.flat()
}

async function findPosts(viewer: Viewer, pattern: string): Promise<FoundEntry[]> {
  const rows = await db().$queryRaw<{ id: string; kind: PostKind; title: string }[]>`
    SELECT post.id, post.kind, draft.title FROM posts post JOIN drafts draft ON draft.post_id = post.id
    WHERE ${visibleTo(viewer)} AND ${isKept} AND ${titled(pattern)}
    ORDER BY (draft.title ILIKE ${`${pattern}%`}) DESC, draft.updated_at DESC, post.id DESC
    LIMIT ${MAX_POSTS}`
  return rows.map(({ id, kind, title }) => ({ kind, title: title || 'Untitled', href: `/admin/posts/${id}` }))
}

function titled(pattern: string): Prisma.Sql {
  return pattern === '' ? Prisma.sql`true` : Prisma.sql`draft.title ILIKE ${`%${pattern}%`}`
}

async function findTemplates(viewer: Viewer, words: string): Promise<FoundEntry[]> {
  const rows = await db().snippet.findMany({
    where: {
      purpose: 'template',
      name: containing(words),
      ...(!maySet(viewer, 'kind') && { kind: 'article' }),
    },
    ...BY_NAME,
    select: { id: true, name: true },
  })
  return rows.map(({ id, name }) => ({ kind: 'template', title: name, id }))
}

async function findAuthors(words: string): Promise<FoundEntry[]> {
  const rows = await db().byline.findMany({
    where: { name: containing(words) },
    ...BY_NAME,
    select: { name: true },
  })
  return rows.map(({ name }) => ({ kind: 'author', title: name, href: postsHref(name) }))
}

async function findTags(words: string): Promise<FoundEntry[]> {
  const rows = await db().tag.findMany({
    where: { name: containing(words) },
    ...BY_NAME,
    select: { name: true },
  })
  return rows.map(({ name }) => ({ kind: 'tag', title: name, href: postsHref(name) }))
}

async function findUsers(viewer: Viewer, words: string): Promise<FoundEntry[]> {
  if (!holds(viewer, 'editor')) return []
  const rows = await db().user.findMany({
    where: { name: containing(words) },
    ...BY_NAME,
    select: { name: true },
  })
  return rows.map(({ name }) => ({ kind: 'user', title: name, href: '/admin/users' }))
}

const BY_NAME = { orderBy: [{ name: 'asc' as const }, { id: 'asc' as const }], take: MAX_OTHERS }

function postsHref(name: string): string {
  return `/admin/posts?${new URLSearchParams({ q: name })}`
}

function containing(words: string) {
  return { contains: escaped(words), mode: 'insensitive' as const }
}

function escaped(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&')
}
