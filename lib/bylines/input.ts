import { z } from 'zod'
import { link } from '#lib/core/link.ts'
import { filledLine, id, line, lines } from '#lib/core/text.ts'
import { MAX_SLUG_LENGTH, slugify } from '#lib/urls/slugs.ts'

export const bylineInput = z
  .object({
    name: filledLine(200),
    /** Default: made from the name. */
    slug: line(300)
      .transform((text) => slugify(text, MAX_SLUG_LENGTH))
      .optional(),
    bio: lines(5_000).default(''),
    links: z.array(link).max(20, 'Use at most 20 links.').default([]),
    avatarId: id.nullable().default(null),
  })
  .strict()

export type BylineInput = z.input<typeof bylineInput>
