import type { z } from 'zod'
import { Invalid } from '#lib/errors'

/** Parses what came in at the door; throws `Invalid` with one message per field. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) fields[issue.path.join('.') || 'form'] ??= issue.message
  throw new Invalid(fields)
}
