import { z } from 'zod'
import { filledLine, line, lines } from '#lib/core/text.ts'
import { MAX_SLUG_LENGTH, slugify } from '#lib/urls/slugs.ts'

export const seriesInput = z
  .object({
    title: filledLine(200),
    /** Default: made from the title. */
    slug: line(300)
      .transform((text) => slugify(text, MAX_SLUG_LENGTH))
      .optional(),
    description: lines(5_000).default(''),
  })
  .strict()

export type SeriesInput = z.input<typeof seriesInput>
