import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import type { DraftChange } from '#lib/posts/input.ts'
import type { PostKind, Role } from '#prisma/enums.ts'

/** The fields of a post that a writer may send: those of its draft, and `kind` on creation. */
export type PostField = keyof DraftChange | 'kind'

type Rule = {
  /** The lowest role that may change the field; lower roles may only send its current value. */
  setBy: Role
  /** The validation message for lower roles. */
  refusal: string
}

const writers: Rule = { setBy: 'contributor', refusal: 'You cannot change this.' }

/**
 * Permissions by field. A draft field that is missing here does not compile. What writers never set (import source,
 * owner, internal dates and identifiers) is not in the input schema at all.
 */
export const POST_FIELDS: Record<PostField, Rule> = {
  title: writers,
  dek: writers,
  excerpt: writers,
  body: writers,
  slug: writers,
  seoTitle: writers,
  description: writers,
  coverId: writers,
  coverAlt: writers,
  coverCaption: writers,
  /** Must exist: only editors create series. */
  seriesId: writers,
  seriesPart: writers,
  /** Contributors may only use existing tags, see findOrCreateTags. */
  tags: writers,
  /** A new post gets its writer's own byline; a post without bylines may be given it later. */
  bylines: { setBy: 'editor', refusal: 'You need an editor to change the authors of a post.' },
  featured: { setBy: 'editor', refusal: 'You need an editor to feature a post.' },
  publishedAt: { setBy: 'editor', refusal: 'You need an editor to set the date of a post.' },
  /** Anything but an article: pages sit at the root of the site. */
  kind: { setBy: 'editor', refusal: 'You need an editor to create a page.' },
}

/** Whether the viewer may change this field of a post they may edit. */
export function maySet(viewer: Viewer, field: PostField): boolean {
  return holds(viewer, POST_FIELDS[field].setBy)
}

type Values = DraftChange & { kind?: PostKind }

/** The fields of a change that the viewer may not change. */
export function guardedFields(viewer: Viewer, change: Values): PostField[] {
  return FIELDS.filter((field) => change[field] !== undefined && !maySet(viewer, field))
}

/**
 * Throws Invalid, by field, for what the viewer may not change. `current` holds the present values of the guarded
 * fields: sending the same value again passes.
 */
export function requireSettable(viewer: Viewer, change: Values, current: Values): void {
  const refused = guardedFields(viewer, change).filter((field) => !isSame(change[field], current[field]))
  if (refused.length > 0)
    throw new Invalid(Object.fromEntries(refused.map((field) => [field, POST_FIELDS[field].refusal])))
}

const FIELDS = Object.keys(POST_FIELDS) as PostField[]

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
