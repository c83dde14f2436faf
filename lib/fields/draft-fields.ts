import { z } from 'zod'
import { id, line } from '#lib/core/text.ts'
import { body, bylines, pastInstant, seriesPart, slug, tags } from '#lib/fields/schemas.ts'
import type { Role } from '#prisma/enums.ts'

/** One field of a draft. */
export type DraftField = {
  /** What it may contain; forms, the API and every import use the same schema. */
  input: z.ZodType
  /**
   * `text` and `flag` are plain: a column of the same name in drafts and revisions, empty or false by default, which
   * `input` must accept. Editing, publishing, comparing, import, export and restore derive from the row. A `column` is
   * a column of drafts with code of its own, a `relation` rows of another table.
   */
  holds: 'text' | 'flag' | 'column' | 'relation'
  /** Who may change it: all writers, or this role and those above. The refusal is the message for lower roles. */
  setBy: 'writers' | { role: Role; refusal: string }
  /** Of a plain field: shown on the page of a post, or in lists and feeds as well. */
  shownIn?: 'article' | 'lists'
  /** Of a plain field: its names in the front matter of other generators, without case, spaces, `-` and `_`. */
  importedAs?: readonly string[]
}

/**
 * The fields of a draft. What writers never set (import source, owner, internal dates and identifiers) is not among
 * them. The editor's controls for plain fields are in components/admin/editor/plain-controls.ts.
 */
export const DRAFT_FIELDS = {
  title: { input: line(300), holds: 'text', setBy: 'writers', shownIn: 'lists', importedAs: ['title'] },
  dek: {
    input: line(1_000),
    holds: 'text',
    setBy: 'writers',
    shownIn: 'lists',
    importedAs: ['dek', 'subtitle', 'summary'],
  },
  /** For lists and feeds; when empty, the dek is used. */
  excerpt: { input: line(1_000), holds: 'text', setBy: 'writers', importedAs: ['excerpt'] },
  /** For search engines and shared links. */
  description: {
    input: line(1_000),
    holds: 'text',
    setBy: 'writers',
    shownIn: 'article',
    importedAs: ['description'],
  },
  seoTitle: { input: line(300), holds: 'text', setBy: 'writers', shownIn: 'article' },
  featured: {
    input: z.boolean(),
    holds: 'flag',
    setBy: { role: 'editor', refusal: 'You need an editor to feature a post.' },
    importedAs: ['featured'],
  },
  /** MDX. */
  body: { input: body, holds: 'column', setBy: 'writers' },
  /** Null: keep the published slug, or make one from the title. */
  slug: { input: slug.nullable(), holds: 'column', setBy: 'writers' },
  coverId: { input: id.nullable(), holds: 'column', setBy: 'writers' },
  coverAlt: { input: line(1_000), holds: 'column', setBy: 'writers' },
  coverCaption: { input: line(1_000), holds: 'column', setBy: 'writers' },
  /** Must exist: only editors create series. */
  seriesId: { input: id.nullable(), holds: 'column', setBy: 'writers' },
  seriesPart: { input: seriesPart.nullable(), holds: 'column', setBy: 'writers' },
  /** Null: keep the date of first publication, or use the moment of publishing. */
  publishedAt: {
    input: pastInstant.nullable(),
    holds: 'column',
    setBy: { role: 'editor', refusal: 'You need an editor to set the date of a post.' },
  },
  /** By name. Contributors may only use existing tags, see findOrCreateTags. */
  tags: { input: tags, holds: 'relation', setBy: 'writers' },
  /** By identifier. A new post gets its writer's own byline; a post without bylines may be given it later. */
  bylines: {
    input: bylines,
    holds: 'relation',
    setBy: { role: 'editor', refusal: 'You need an editor to change the authors of a post.' },
  },
} satisfies Record<string, DraftField>
