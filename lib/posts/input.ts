import { z } from 'zod'
import { filledLine, id, line, lines } from '#lib/core/text.ts'
import { LONGEST_SLUG, slugify } from '#lib/urls/slugs.ts'

/** The largest body of a post, in bytes of UTF-8. */
export const LARGEST_BODY = 1_048_576

const slug = line(300)
  .transform((text) => slugify(text, LONGEST_SLUG))
  .refine((made) => made !== '', 'Use letters or digits.')

const instant = z.union(
  [z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))],
  'Enter a date.',
)

const pastInstant = instant
  .refine((date) => date.getUTCFullYear() >= 1, 'Choose a year from 1 onwards.')
  .refine(
    (date) => date.getTime() <= Date.now(),
    'Choose a date that is not in the future. Posts cannot be scheduled yet.',
  )

const tagName = line(120)
  .transform((name) => name.replace(/^\s*#\s*/, ''))
  .pipe(filledLine(100))

const tags = z.array(tagName).max(50, 'Use at most 50 tags.').transform(distinctNames)

const bylines = z
  .array(id)
  .max(20, 'Use at most 20 authors.')
  .transform((ids) => [...new Set(ids)])

/** The input schema of a draft. Tags are given by name, bylines and other references by identifier. */
const draftFields = z.object({
  title: line(300),
  dek: line(1_000),
  /** For lists and feeds; when empty, the dek is used. */
  excerpt: line(1_000),
  /** MDX. */
  body: lines(LARGEST_BODY),
  /** Null: keep the published slug, or make one from the title. */
  slug: slug.nullable(),
  seoTitle: line(300),
  description: line(1_000),
  coverId: id.nullable(),
  coverAlt: line(1_000),
  coverCaption: line(1_000),
  seriesId: id.nullable(),
  seriesPart: z.number().int('Enter a whole number.').min(1, 'Use 1 or more.').max(10_000).nullable(),
  featured: z.boolean(),
  /** Null: keep the date of first publication, or use the moment of publishing. */
  publishedAt: pastInstant.nullable(),
  tags,
  bylines,
})

const kind = z.enum(['article', 'page'], 'Choose article or page.')
const version = z.number('Send the version you changed.').int().min(1)

export const createInput = draftFields
  .partial()
  .extend({ kind: kind.default('article') })
  .strict()

const units = z.number().int().min(0).max(LARGEST_BODY)

export const saveInput = draftFields
  .partial()
  .extend({
    postId: id,
    version,
    /** Made by the sender. Sent again with the same one, a save that was stored is not stored twice. */
    saveId: z.uuid('Send a UUID.').optional(),
    /** Instead of `body`: one replacement in the body of that version. */
    bodySplice: z
      .object({ from: units, to: units, insert: z.string('Enter a text.'), length: units })
      .strict()
      .optional(),
    /** After edit conflicts: what differed from that version in texts of the writer, to be looked up later. */
    conflicting: z.array(draftFields.partial().strict()).max(5).optional(),
  })
  .strict()

/** A body that was put together on the server. */
export const bodyInput = draftFields.pick({ body: true })

export const publishInput = z.object({ postId: id, version }).strict()

/** The source of an imported post, and the hash of the imported content. */
export const sourceInput = z.object({ name: line(2_000), hash: line(200) }).strict()

/** `revisedAt`: when the text last changed, if that was before this publication. */
export const importedPublishInput = publishInput.extend({ revisedAt: pastInstant.nullable().optional() })

export type CreateInput = z.input<typeof createInput>
export type SaveInput = z.input<typeof saveInput>
export type PublishInput = z.input<typeof publishInput>
export type Source = z.input<typeof sourceInput>
export type ImportedPublishInput = z.input<typeof importedPublishInput>
export type ParsedSave = z.output<typeof saveInput>
export type DraftChange = Partial<z.output<typeof draftFields>>

/** Case-insensitive; the first spelling is kept. */
function distinctNames(names: string[]): string[] {
  const lower = names.map((name) => name.toLowerCase())
  return names.filter((_, index) => lower.indexOf(lower[index] ?? '') === index)
}
