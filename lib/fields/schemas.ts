import { z } from 'zod'
import { filledLine, id, line, lines } from '#lib/core/text.ts'
import { MAX_SLUG_LENGTH, slugify } from '#lib/urls/slugs.ts'

/** The largest body of a post, in bytes of UTF-8. */
export const MAX_BODY_LENGTH = 1_048_576

export const body = lines(MAX_BODY_LENGTH)

export const slug = line(300)
  .transform((text) => slugify(text, MAX_SLUG_LENGTH))
  .refine((made) => made !== '', 'Use letters or digits.')

const instant = z.union(
  [z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))],
  'Enter a date.',
)

export const pastInstant = instant
  .refine((date) => date.getUTCFullYear() >= 1, 'Choose a year from 1 onwards.')
  .refine(
    (date) => date.getTime() <= Date.now(),
    'Choose a date that is not in the future. Posts cannot be scheduled yet.',
  )

const tagName = line(120)
  .transform((name) => name.replace(/^\s*#\s*/, ''))
  .pipe(filledLine(100))

export const tags = z.array(tagName).max(50, 'Use at most 50 tags.').transform(distinctNames)

export const bylines = z
  .array(id)
  .max(20, 'Use at most 20 authors.')
  .transform((ids) => [...new Set(ids)])

export const seriesPart = z.number().int('Enter a whole number.').min(1, 'Use 1 or more.').max(10_000)

/** Case-insensitive; the first spelling is kept. */
function distinctNames(names: string[]): string[] {
  const lower = names.map((name) => name.toLowerCase())
  return names.filter((_, index) => lower.indexOf(lower[index] ?? '') === index)
}
