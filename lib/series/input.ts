import { z } from 'zod'
import { filledLine, line, lines } from '#lib/core/text.ts'
import { LONGEST_SLUG, slugify } from '#lib/urls/slugs.ts'

export const seriesInput = z
  .object({
    title: filledLine(200),
    /** Default: made from the title. */
    slug: line(300)
      .transform((text) => slugify(text, LONGEST_SLUG))
      .optional(),
    description: lines(5_000).default(''),
  })
  .strict()

export type SeriesInput = z.input<typeof seriesInput>
