import { z } from 'zod'
import { filledLine, lines } from '#lib/core/text.ts'

export const tagInput = z.object({ name: filledLine(100), description: lines(5_000).default('') }).strict()

export type TagInput = z.input<typeof tagInput>
