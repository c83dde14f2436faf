import { coverSelect, toCover } from '#lib/admin/covers.ts'
import type { DraftStatus, DraftView } from '#lib/admin/views.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { NotFound } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { PLAIN_FIELDS, selectOf } from '#lib/fields/choosing.ts'
import { maySet, POST_FIELDS, type PostField } from '#lib/posts/fields.ts'
import { may } from '#lib/posts/permissions.ts'
import { type PostRecord, requirePost } from '#lib/posts/post-record.ts'
import { postPath } from '#lib/urls/paths.ts'
import type { Prisma } from '#prisma/client.ts'

const ABILITIES = [
  'read',
  'edit',
  'submit',
  'review',
  'publish',
  'unpublish',
  'trash',
  'restore',
  'withdraw',
] as const

/** The draft of a post for the editor. Throws NotFound when the viewer may not see it. */
export async function getDraft(viewer: Viewer, postId: string): Promise<DraftView> {
  const post = await requirePost(viewer, postId, 'read')
  const draft = await db().draft.findUnique({ where: { postId }, select: draftSelect })
  if (!draft) throw new NotFound('post')
  const { cover, coverAlt, coverCaption, tags, bylines, publishedAt, post: at, ...fields } = draft
  return {
    ...fields,
    postId,
    publishedAt: publishedAt?.toISOString() ?? null,
    cover: toCover(cover, { alt: coverAlt, caption: coverCaption }),
    tags: tags.map(({ tag }) => tag.name),
    bylines: bylines.map(({ byline }) => byline),
    live: toLive(at),
    knownSlug: post.slug,
    state: post.state,
    may: abilitiesOf(viewer, post),
    maySet: fieldsOf(viewer, bylines.length === 0),
  }
}

/** The state of a draft without its text. Throws NotFound when the viewer may not see it. */
export async function getDraftStatus(viewer: Viewer, postId: string): Promise<DraftStatus> {
  const post = await requirePost(viewer, postId, 'read')
  const draft = await db().draft.findUnique({ where: { postId }, select: statusSelect })
  if (!draft) throw new NotFound('post')
  const live = toLive(draft.post)
  return {
    version: draft.version,
    workflow: draft.workflow,
    live: live && { ...live, publishedAt: live.publishedAt.toISOString() },
    knownSlug: post.slug,
    state: post.state,
    may: abilitiesOf(viewer, post),
    savedAt: draft.updatedAt.toISOString(),
    savedBy: draft.updatedBy,
  }
}

function abilitiesOf(viewer: Viewer, post: PostRecord): DraftView['may'] {
  return Object.fromEntries(
    ABILITIES.map((ability) => [ability, may(viewer, ability, post) === 'yes']),
  ) as DraftView['may']
}

/** A post without bylines may be given its writer's own. */
function fieldsOf(viewer: Viewer, isUnsigned: boolean): DraftView['maySet'] {
  const fields = Object.keys(POST_FIELDS) as PostField[]
  const may = Object.fromEntries(fields.map((field) => [field, maySet(viewer, field)])) as DraftView['maySet']
  return { ...may, bylines: may.bylines || isUnsigned }
}

const livePostSelect = {
  kind: true,
  slug: true,
  publishedAt: true,
  liveRevision: { select: { draftVersion: true } },
} satisfies Prisma.PostSelect

const draftSelect = {
  kind: true,
  version: true,
  workflow: true,
  ...selectOf(PLAIN_FIELDS),
  body: true,
  slug: true,
  series: { select: { id: true, title: true } },
  seriesPart: true,
  publishedAt: true,
  updatedAt: true,
  coverAlt: true,
  coverCaption: true,
  cover: { select: coverSelect },
  tags: { orderBy: { position: 'asc' }, select: { tag: { select: { name: true } } } },
  bylines: { orderBy: { position: 'asc' }, select: { byline: { select: { id: true, name: true } } } },
  post: { select: livePostSelect },
} satisfies Prisma.DraftSelect

const statusSelect = {
  version: true,
  workflow: true,
  updatedAt: true,
  updatedBy: { select: { id: true, name: true } },
  post: { select: livePostSelect },
} satisfies Prisma.DraftSelect

type PostRow = Prisma.DraftGetPayload<{ select: typeof draftSelect }>['post']

function toLive({ kind, slug, publishedAt, liveRevision }: PostRow): DraftView['live'] {
  if (!liveRevision || !slug || !publishedAt) return null
  return { path: postPath(kind, slug), slug, version: liveRevision.draftVersion, publishedAt }
}
