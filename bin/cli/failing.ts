import { DomainError, Invalid } from '#lib/errors'

/** Says on stderr why a command failed and makes it exit with 1. Errors the house does not know keep their stack. */
export function failWith(error: unknown): void {
  process.exitCode = 1
  console.error(error instanceof DomainError ? error.message : error)
  const problems = error instanceof Invalid ? error.problems : []
  for (const { line, column, message } of problems) console.error(`  ${line}:${column}: ${message}`)
}
