import type { z } from 'zod'
import { Invalid } from '#lib/core/errors.ts'

/** Validates external input. Throws Invalid with one message per field. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    for (const field of fieldsOf(issue)) fields[field] ??= sentence(issue)
  }
  throw new Invalid(fields)
}

function fieldsOf(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.join('.')
  return issue.code === 'unrecognized_keys' ? issue.keys : [path || 'form']
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'Unknown field. Remove it.'
  return issue.message.endsWith('.') ? issue.message : `${issue.message}.`
}
