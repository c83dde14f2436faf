import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import type { DraftChange } from '#lib/posts/input.ts'
import type { PostKind, Role } from '#prisma/enums.ts'

/** What a writer may ask of a post: the fields of its draft, and its kind when it is created. */
export type PostField = keyof DraftChange | 'kind'

type Rule = {
  /** This role and those above may set the field; the others may leave it as it stands. */
  setBy: Role
  /** What the others are told. */
  refusal: string
}

const writers: Rule = { setBy: 'contributor', refusal: 'You cannot change this.' }

/**
 * Who may set each field of a post. A field of the draft that is missing here does not compile. What no writer may set
 * (the source of an import, owner, dates and identifiers of the house) is no field of the input at all.
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
  /** One that exists: only editors create series. */
  seriesId: writers,
  seriesPart: writers,
  /** Contributors: those that exist, see findOrCreateTags. */
  tags: writers,
  /** A writer's own byline comes with a new post, and may sign one that nobody has signed. */
  bylines: { setBy: 'editor', refusal: 'Only editors can change the authors of a post. Ask one.' },
  featured: { setBy: 'editor', refusal: 'Only editors can feature a post. Ask one.' },
  publishedAt: { setBy: 'editor', refusal: 'Only editors can choose the date of a post. Ask one.' },
  /** Other than an article: pages stand at the root of the site. */
  kind: { setBy: 'editor', refusal: 'Only editors can create pages. Ask one.' },
}

/** Whether a viewer may change a field of a post they may edit. */
export function maySet(viewer: Viewer, field: PostField): boolean {
  return holds(viewer, POST_FIELDS[field].setBy)
}

type Values = DraftChange & { kind?: PostKind }

/** The fields of a change that the viewer may only leave as they stand. */
export function guardedFields(viewer: Viewer, change: Values): PostField[] {
  return FIELDS.filter((field) => change[field] !== undefined && !maySet(viewer, field))
}

/**
 * Throws Invalid, by field, for what a viewer may not change. `standing` is what the guarded fields hold now: sending that
 * again changes nothing and passes.
 */
export function requireSettable(viewer: Viewer, change: Values, standing: Values): void {
  const refused = guardedFields(viewer, change).filter((field) => !isSame(change[field], standing[field]))
  if (refused.length > 0)
    throw new Invalid(Object.fromEntries(refused.map((field) => [field, POST_FIELDS[field].refusal])))
}

const FIELDS = Object.keys(POST_FIELDS) as PostField[]

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
