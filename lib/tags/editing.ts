import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, Invalid, NotFound } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import { filledLine, id, line, lines } from '#lib/core/text.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { moveList } from '#lib/redirects/moving.ts'
import type { AdminTag } from '#lib/tags/views.ts'
import { tagPath } from '#lib/urls/paths.ts'
import { MAX_SLUG_LENGTH, slugify } from '#lib/urls/slugs.ts'

export const tagSaveInput = z
  .object({
    id,
    name: filledLine(100),
    slug: line(300)
      .transform((text) => slugify(text, MAX_SLUG_LENGTH))
      .refine((made) => made !== '', 'Use letters or digits.'),
    description: lines(5_000),
  })
  .strict()

export const mergeInput = z
  .object({ from: id, into: id })
  .strict()
  .refine(({ from, into }) => from !== into, { path: ['into'], message: 'Choose another tag.' })

export type TagInput = z.input<typeof tagSaveInput>
export type MergeInput = z.input<typeof mergeInput>

/**
 * Changes a tag's name, slug and description. A new slug leaves a permanent redirect. Editors and above. Throws
 * Invalid when another tag has the name or the slug.
 */
export async function saveTag(viewer: Viewer, input: TagInput): Promise<void> {
  requireEditor(viewer)
  const { id, ...fields } = parseInput(tagSaveInput, input)
  await transaction(async (tx) => {
    await lockTags(tx)
    const before = await requireTag(tx, id)
    await requireUnique(tx, id, fields)
    await tx.tag.update({ where: { id }, data: fields, select: { id: true } })
    const [from, to] = [tagPath(before.slug), tagPath(fields.slug)]
    if (from !== to) await moveList(tx, viewer, { from, to })
    await record(tx, viewer, { action: 'tag.save', id, detail: { from: before.name, to: fields.name } })
    const left = from === to ? [] : [cacheTags.path(from)]
    await invalidate(tx, { refresh: [cacheTags.tag(id), cacheTags.lists, ...left], stale: EVERY_PAGE })
  })
}

/** Merges two tags: posts tagged `from` get `into`, and the old address redirects to it. Editors and above. */
export async function mergeTags(viewer: Viewer, input: MergeInput): Promise<void> {
  requireEditor(viewer)
  const { from, into } = parseInput(mergeInput, input)
  await transaction(async (tx) => {
    await lockTags(tx)
    const [gone, kept] = [await requireTag(tx, from), await requireTag(tx, into)]
    await moveMembers(tx, from, into)
    await tx.tag.delete({ where: { id: from }, select: { id: true } })
    await moveList(tx, viewer, { from: tagPath(gone.slug), to: tagPath(kept.slug) })
    await record(tx, viewer, { action: 'tag.merge', id: into, detail: { from: gone.name, into: kept.name } })
    await invalidate(tx, {
      refresh: [cacheTags.tag(into), cacheTags.lists, cacheTags.path(tagPath(gone.slug))],
      stale: EVERY_PAGE,
      removed: [cacheTags.tag(from)],
    })
  })
}

/** All tags, by name. Editors and above. */
export async function listAdminTags(viewer: Viewer): Promise<AdminTag[]> {
  requireEditor(viewer)
  const rows = await db().tag.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 5_000,
    select: {
      id: true,
      name: true,
      slug: true,
      description: true,
      _count: { select: { drafts: true, posts: true } },
    },
  })
  return rows.map(({ _count, ...tag }) => ({ ...tag, drafts: _count.drafts, live: _count.posts }))
}

// Tag names appear on cards and in feeds everywhere, and every page carries this cache tag.
const EVERY_PAGE = [cacheTags.settings]

function requireEditor(viewer: Viewer): void {
  if (!holds(viewer, 'editor')) throw new Forbidden('You need an editor to change tags.')
}

async function lockTags(tx: Tx): Promise<void> {
  await lock(tx, 'addresses')
  await lock(tx, 'names')
}

async function requireTag(tx: Tx, id: string): Promise<{ name: string; slug: string }> {
  const tag = await tx.tag.findUnique({ where: { id }, select: { name: true, slug: true } })
  if (!tag) throw new NotFound('tag')
  return tag
}

async function requireUnique(tx: Tx, id: string, { name, slug }: { name: string; slug: string }) {
  const [row] = await tx.$queryRaw<{ name: boolean; slug: boolean }[]>`
    SELECT bool_or(lower(name) = lower(${name})) AS name, bool_or(slug = ${slug}) AS slug
    FROM tags WHERE id <> ${id}`
  if (row?.name) throw new Invalid({ name: 'Another tag has this name. Merge the two instead.' })
  if (row?.slug) throw new Invalid({ slug: 'Another tag has this address. Choose a new one.' })
}

/** Posts and templates that have both tags keep `into`; their row of `from` is deleted with the tag. */
async function moveMembers(tx: Tx, from: string, into: string): Promise<void> {
  await tx.$executeRaw`UPDATE post_tags SET tag_id = ${into} WHERE tag_id = ${from}
    AND NOT EXISTS (SELECT 1 FROM post_tags o WHERE o.post_id = post_tags.post_id AND o.tag_id = ${into})`
  await tx.$executeRaw`UPDATE snippets SET tag_ids = CASE
    WHEN ${into}::char(24) = ANY(tag_ids) THEN array_remove(tag_ids, ${from}::char(24))
      ELSE array_replace(tag_ids, ${from}::char(24), ${into}::char(24)) END
    WHERE ${from}::char(24) = ANY(tag_ids)`
  await tx.$executeRaw`UPDATE draft_tags SET tag_id = ${into} WHERE tag_id = ${from}
    AND NOT EXISTS (SELECT 1 FROM draft_tags o WHERE o.post_id = draft_tags.post_id AND o.tag_id = ${into})`
}

type Entry = { action: string; id: string; detail: Record<string, string> }

function record(tx: Tx, viewer: Viewer, { action, id, detail }: Entry): Promise<void> {
  return recordAudit(tx, viewer, { action, subjectType: 'tag', subjectId: id, detail })
}
