import { z } from 'zod'
import { LONGEST_SLUG, slugify } from '#lib/addresses/slugs'
import { filledLine, line, lines } from '#lib/text'

export const seriesInput = z
  .object({
    title: filledLine(200),
    /** Made from the title when it is left out. */
    slug: line(300)
      .transform((text) => slugify(text, LONGEST_SLUG))
      .optional(),
    description: lines(5_000).default(''),
  })
  .strict()

export type SeriesInput = z.input<typeof seriesInput>
