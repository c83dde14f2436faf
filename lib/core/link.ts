import { z } from 'zod'
import { filledLine } from '#lib/core/text.ts'

const href = z
  .string()
  .trim()
  .max(2_000, 'Use at most 2,000 characters.')
  .regex(
    /^(\/(?!\/)|https?:\/\/[^/]|mailto:.)[^\s<>"\\]*$/,
    'Enter a path such as /about or an address with https://.',
  )

/** A labelled link, to a path on this site or to another one. */
export const link = z.object({ label: filledLine(100), href })
