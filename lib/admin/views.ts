import type { Diagnostic } from '#lib/core/errors.ts'
import type { Picture } from '#lib/media/views.ts'
import type { PostField } from '#lib/posts/fields.ts'
import type { Ability } from '#lib/posts/policy.ts'
import type { PostKind, WorkflowState } from '#prisma/enums.ts'

/** Where a post stands, as the desk says it. `changed`: live, with a draft of its next version. */
export const POST_STATES = ['draft', 'live', 'changed', 'unpublished', 'trashed', 'withdrawn'] as const
export type PostListState = (typeof POST_STATES)[number]

/** A post as the desk's list shows it. */
export type AdminPost = {
  id: string
  kind: PostKind
  title: string
  state: PostListState
  /** What its writer and the editors have agreed on. */
  workflow: WorkflowState
  /** Where readers find it; null when they do not. */
  path: string | null
  bylines: string[]
  tags: string[]
  publishedAt: Date | null
  updatedAt: Date
  updatedBy: string | null
  may: { trash: boolean; restore: boolean }
}

/** `review`: whatever waits for an editor. */
export type PostFilter = {
  state: PostListState | 'all' | 'review'
  search: string
  page: number
  perPage?: number
  /** The slug or the name of a tag and of an author that its draft has. */
  tag?: string
  author?: string
}

/** A cover with the words of its place. `libraryAlt` is what readers get while `alt` is empty. */
export type CoverView = Pick<Picture, 'src' | 'width' | 'height' | 'colour' | 'alt' | 'caption'> & {
  id: string
  libraryAlt: string
}

/** A draft as the editor shows it, with what the viewer may do to its post. */
export type DraftView = {
  postId: string
  kind: PostKind
  version: number
  workflow: WorkflowState
  title: string
  dek: string
  body: string
  slug: string | null
  seoTitle: string
  description: string
  excerpt: string
  cover: CoverView | null
  featured: boolean
  publishedAt: Date | null
  updatedAt: Date
  tags: string[]
  bylines: { id: string; name: string }[]
  /** What readers see; null when they see nothing. */
  live: { path: string; slug: string; version: number; publishedAt: Date } | null
  /** The address it had or has; kept when it is unpublished. */
  knownSlug: string | null
  state: 'draft' | 'live' | 'trashed' | 'withdrawn'
  may: Record<Ability, boolean>
  /** The fields that the viewer may change; the others are an editor's to set. */
  maySet: Record<PostField, boolean>
}

/** What a writer can change of a post. */
export type PostText = Pick<
  DraftView,
  | 'title'
  | 'dek'
  | 'excerpt'
  | 'body'
  | 'slug'
  | 'seoTitle'
  | 'description'
  | 'cover'
  | 'featured'
  | 'tags'
  | 'bylines'
>

/** Where and how dates are shown. */
export type Locale = { zone: string; language: string }

/** What a server action answers: the verb's value, or what a form can show of its error. */
export type Result<T = null> = { ok: true; value: T } | Failure

export type Failure = {
  ok: false
  code: string
  message: string
  /** By field name. */
  fields: Record<string, string>
  problems: Diagnostic[]
  /** The version that stands now, when somebody else was faster. */
  current?: number
}
