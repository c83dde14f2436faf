import type { Viewer } from '#lib/auth/viewer.ts'
import { NotFound } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import { db } from '#lib/db/client.ts'
import { ARTICLE_FIELDS, LISTED_FIELDS, PLAIN_FIELDS, pick, selectOf } from '#lib/fields/choosing.ts'
import { imageSelect } from '#lib/media/images.ts'
import { type DraftChange, type UnsavedInput, unsavedInput } from '#lib/posts/input.ts'
import { type PostRecord, requirePost } from '#lib/posts/post-record.ts'
import { bylineSelect } from '#lib/published/byline-shapes.ts'
import { tagRefSelect } from '#lib/published/cards.ts'
import { slugify } from '#lib/urls/slugs.ts'
import type { Prisma } from '#prisma/client.ts'

/** A draft with everything that its page shows. */
export type WholeDraft = Prisma.DraftGetPayload<{ select: ReturnType<typeof draftSelect> }>

/** The draft of a post as it is stored. Throws NotFound when there is none. */
export async function readWholeDraft(postId: string): Promise<WholeDraft> {
  const draft = await db().draft.findUnique({ where: { postId }, select: draftSelect() })
  if (!draft) throw new NotFound('post')
  return draft
}

/**
 * The draft as it is on the writer's screen: the stored one with fields that are not saved. Nothing is stored. Throws
 * NotFound and Forbidden when the viewer may not edit the post, Invalid for what no draft could hold.
 */
export async function readUnsavedDraft(
  viewer: Viewer,
  input: UnsavedInput,
): Promise<{ post: PostRecord; draft: WholeDraft }> {
  const { postId, ...change } = parseInput(unsavedInput, input)
  const post = await requirePost(viewer, postId, 'edit')
  return { post, draft: { ...(await readWholeDraft(postId)), ...(await readChange(change)) } }
}

function draftSelect() {
  return {
    ...selectOf([...PLAIN_FIELDS, ...LISTED_FIELDS, ...ARTICLE_FIELDS]),
    body: true,
    slug: true,
    coverAlt: true,
    coverCaption: true,
    cover: { select: imageSelect },
    seriesId: true,
    publishedAt: true,
    bylines: { orderBy: { position: 'asc' }, select: { byline: { select: bylineSelect() } } },
    tags: { orderBy: { position: 'asc' }, select: { tag: { select: tagRefSelect } } },
  } satisfies Prisma.DraftSelect
}

const COLUMNS = [
  ...PLAIN_FIELDS,
  ...(['body', 'slug', 'coverAlt', 'coverCaption', 'seriesId', 'publishedAt'] as const),
]

async function readChange(change: DraftChange): Promise<Partial<WholeDraft>> {
  const { coverId, tags, bylines } = change
  const columns = pick(
    change,
    COLUMNS.filter((name) => change[name] !== undefined),
  )
  return {
    ...(columns as Partial<WholeDraft>),
    ...(coverId !== undefined && { cover: coverId ? await readCover(coverId) : null }),
    ...(tags && { tags: await readTags(tags) }),
    ...(bylines && { bylines: await readBylines(bylines) }),
  }
}

function readCover(id: string) {
  return db().media.findUnique({ where: { id }, select: imageSelect })
}

/** A tag that does not exist yet is shown as it would be created. */
async function readTags(names: string[]): Promise<WholeDraft['tags']> {
  const known = await db().tag.findMany({
    where: { name: { in: names, mode: 'insensitive' } },
    take: names.length,
    select: tagRefSelect,
  })
  const byName = new Map(known.map((tag) => [tag.name.toLowerCase(), tag]))
  return names.map((name) => ({ tag: byName.get(name.toLowerCase()) ?? { name, slug: slugify(name) } }))
}

async function readBylines(ids: string[]): Promise<WholeDraft['bylines']> {
  const rows = await db().byline.findMany({
    where: { id: { in: ids } },
    take: ids.length,
    select: { id: true, ...bylineSelect() },
  })
  const byId = new Map(rows.map(({ id, ...byline }) => [id, byline]))
  return ids.flatMap((id) => {
    const byline = byId.get(id)
    return byline ? [{ byline }] : []
  })
}
