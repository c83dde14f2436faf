import { z } from 'zod'
import { filledLine, id, line, lines } from '#lib/core/text.ts'
import { LONGEST_SLUG, slugify } from '#lib/urls/slugs.ts'

/** The largest text of a post, in bytes of UTF-8. */
export const LARGEST_BODY = 1_048_576

const slug = line(300)
  .transform((text) => slugify(text, LONGEST_SLUG))
  .refine((made) => made !== '', 'Use letters or digits.')

const instant = z.union(
  [z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))],
  'Give a date.',
)

const pastInstant = instant
  .refine((date) => date.getUTCFullYear() >= 1, 'Choose a date of our era.')
  .refine(
    (date) => date.getTime() <= Date.now(),
    'Choose a date that is not in the future: posts cannot be scheduled yet.',
  )

const tagName = line(120)
  .transform((name) => name.replace(/^\s*#\s*/, ''))
  .pipe(filledLine(100))

const tags = z.array(tagName).max(50, 'Use at most 50 tags.').transform(distinctNames)

const bylines = z
  .array(id)
  .max(20, 'Name at most 20 authors.')
  .transform((ids) => [...new Set(ids)])

/** What a draft holds, and what may be put there. Tags by name, bylines and the rest by identifier. */
const draftFields = z.object({
  title: line(300),
  dek: line(1_000),
  /** For lists and feeds; empty: the dek. */
  excerpt: line(1_000),
  /** MDX. */
  body: lines(LARGEST_BODY),
  /** Null: keep the published one, or make one from the title. */
  slug: slug.nullable(),
  seoTitle: line(300),
  description: line(1_000),
  coverId: id.nullable(),
  coverAlt: line(1_000),
  coverCaption: line(1_000),
  seriesId: id.nullable(),
  seriesPart: z.number().int('Use a whole number.').min(1, 'Count from 1.').max(10_000).nullable(),
  featured: z.boolean(),
  /** Null: keep the date of the first publication, or take the moment of publishing. */
  publishedAt: pastInstant.nullable(),
  tags,
  bylines,
})

const kind = z.enum(['article', 'page'], 'Choose article or page.')
const version = z.number('Give the version you changed.').int().min(1)

export const createInput = draftFields
  .partial()
  .extend({ kind: kind.default('article') })
  .strict()

export const saveInput = draftFields.partial().extend({ postId: id, version }).strict()

export const publishInput = z.object({ postId: id, version }).strict()

/** Where an import took a post from, and the hash of what it took. */
export const sourceInput = z.object({ name: line(2_000), hash: line(200) }).strict()

/** `revisedAt`: when the text last changed, if that was before this publication. */
export const importedPublishInput = publishInput.extend({ revisedAt: pastInstant.nullable().optional() })

export type CreateInput = z.input<typeof createInput>
export type SaveInput = z.input<typeof saveInput>
export type PublishInput = z.input<typeof publishInput>
export type Source = z.input<typeof sourceInput>
export type ImportedPublishInput = z.input<typeof importedPublishInput>
export type DraftChange = Partial<z.output<typeof draftFields>>

/** As first spelled. */
function distinctNames(names: string[]): string[] {
  const lower = names.map((name) => name.toLowerCase())
  return names.filter((_, index) => lower.indexOf(lower[index] ?? '') === index)
}
