import { z } from 'zod'
import type { LinkTarget } from '#lib/admin/views.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { parseInput } from '#lib/core/input.ts'
import { line } from '#lib/core/text.ts'
import { db } from '#lib/db/client.ts'
import { isListed } from '#lib/published/live.ts'
import { suggest } from '#lib/search/suggesting.ts'
import { bylinePath } from '#lib/urls/paths.ts'

const MAX_BYLINES = 3
const input = z.object({ query: line(200) }).strict()

/** What a text can link to: live articles and pages, tags and authors whose names match what is typed. Throws Invalid. */
export async function findLinkTargets(_viewer: Viewer, given: unknown): Promise<LinkTarget[]> {
  const { query } = parseInput(input, given)
  const [{ items }, bylines] = await Promise.all([suggest(query), findBylines(query)])
  return [...items.map(({ kind, label, href }) => ({ kind, title: label, href })), ...bylines]
}

async function findBylines(query: string): Promise<LinkTarget[]> {
  if (query.trim().length < 2) return []
  const found = await db().byline.findMany({
    where: { name: { contains: query.trim(), mode: 'insensitive' }, posts: { some: isListed() } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MAX_BYLINES,
    select: { name: true, slug: true },
  })
  return found.map(({ name, slug }) => ({ kind: 'author', title: name, href: bylinePath(slug) }))
}
