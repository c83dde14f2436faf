import type { TextPlace } from '#lib/content/views.ts'
import type { Diagnostic } from '#lib/core/errors.ts'
import type { Link } from '#lib/core/views.ts'
import type { PlainField, PlainValues } from '#lib/fields/choosing.ts'
import type { ResponsiveImage } from '#lib/media/views.ts'
import type { PostField } from '#lib/posts/fields.ts'
import type { PostAction } from '#lib/posts/permissions.ts'
import type { ArticleView } from '#lib/published/views.ts'
import type { PublishCheck, Settings } from '#lib/settings/views.ts'
import type { PostKind, WorkflowState } from '#prisma/enums.ts'

/** Something administrators must look at, and where. */
export type Alarm = { found: string; link: Link }

/** The state of a post in the admin area. `changed`: live, with unpublished changes. */
export const POST_STATES = ['draft', 'live', 'changed', 'unpublished', 'trashed', 'withdrawn'] as const
export type PostListState = (typeof POST_STATES)[number]

/** A row of the admin post list. */
export type AdminPost = {
  id: string
  kind: PostKind
  title: string
  state: PostListState
  /** The state of the review. */
  workflow: WorkflowState
  /** Its public path; null when it is not live. */
  path: string | null
  bylines: string[]
  tags: string[]
  publishedAt: Date | null
  updatedAt: Date
  updatedBy: string | null
  may: { trash: boolean; restore: boolean }
}

/** `review`: waiting for an editor. */
export type PostFilter = {
  state: PostListState | 'all' | 'review'
  search: string
  page: number
  perPage?: number
  /** The slug or name of a tag or author of the draft. */
  tag?: string
  author?: string
}

/** A cover with the alt text and caption of this post. `libraryAlt` is the fallback while `alt` is empty. */
export type CoverView = Pick<
  ResponsiveImage,
  'src' | 'width' | 'height' | 'colour' | 'alt' | 'caption' | 'focusX' | 'focusY'
> & {
  id: string
  libraryAlt: string
}

export type { PlainField, PlainValues }

/** The content of a post that a writer can change in the editor. */
export type PostText = PlainValues & {
  body: string
  slug: string | null
  cover: CoverView | null
  tags: string[]
  bylines: { id: string; name: string }[]
  series: { id: string; title: string } | null
  seriesPart: number | null
  /** An instant in ISO 8601; null: the moment of the first publication. */
  publishedAt: string | null
}

/** A draft in the editor, with the viewer's permissions on its post. */
export type DraftView = PostText & {
  postId: string
  kind: PostKind
  version: number
  workflow: WorkflowState
  updatedAt: Date
  /** The live version; null when there is none. */
  live: { path: string; slug: string; version: number; publishedAt: Date } | null
  /** Its current or last slug; kept when it is unpublished. */
  knownSlug: string | null
  state: 'draft' | 'live' | 'trashed' | 'withdrawn'
  may: Record<PostAction, boolean>
  /** Whether the viewer may change the field; the others are for editors. */
  maySet: Record<PostField, boolean>
}

/** What can change about a post in the editor without a change here. Dates are ISO 8601. */
export type DraftStatus = Pick<DraftView, 'version' | 'workflow' | 'knownSlug' | 'state' | 'may'> & {
  live: { path: string; slug: string; version: number; publishedAt: string } | null
  savedAt: string
  /** Null: the publication itself, or a deleted user. */
  savedBy: { id: string; name: string } | null
}

/** An earlier text of a draft that was kept. `by` null: the publication itself, or a deleted user. */
export type KeptVersion = { id: string; version: number; reason: string; by: string | null; createdAt: Date }

/** A problem in a text that is being written, with its offset in UTF-16 units. */
export type LiveProblem = Diagnostic & { offset: number }

/** Where a check found something: in the text, or in a field of the draft. */
export type CheckPlace = TextPlace | { field: string }

/** What a check found before publishing. */
export type Finding = { check: PublishCheck; message: string; place: CheckPlace; isBlocking: boolean }

/** The address a post would get. `movesFrom`: the live address that would redirect to it. */
export type AddressPlan = { path: string; movesFrom: string | null; problem: string | null }

/** What publishing a text would do. With `problems`, it cannot be published. */
export type PublishPlan = AddressPlan & {
  isLive: boolean
  isFeatured: boolean
  hasTitle: boolean
  problems: Diagnostic[]
  findings: Finding[]
}

/** A text that is not saved, as readers would see it. `feedHtml`: as feed readers get it. */
export type PreviewView = {
  kind: PostKind
  article: ArticleView
  settings: Settings
  /** Its absolute URL. */
  address: string
  feedHtml: string
}

/** Something of the publication that a text can link to. */
export type LinkTarget = { kind: 'article' | 'page' | 'tag' | 'author'; title: string; href: string }

/** Something that the command palette leads to; a template starts a post. */
export type FoundEntry =
  | { kind: 'article' | 'page' | 'author' | 'tag' | 'user'; title: string; href: string }
  | {
      kind: 'template'
      title: string
      id: string
    }

/** Time zone and language for formatting dates. */
export type Locale = { zone: string; language: string }

/** The result of a server action: the verb's value, or an error that a form can show. */
export type Result<T = null> = { ok: true; value: T } | Failure

export type Failure = {
  ok: false
  code: string
  message: string
  /** By field name. */
  fields: Record<string, string>
  problems: Diagnostic[]
  /** The current version, after a conflict with another save. */
  current?: number
}
