import { DomainError, Invalid } from '#lib/errors'
import { INTERRUPTED } from './stopping.ts'

/**
 * Says on stderr why a command failed and makes it exit with 1. Errors the house does not know keep their stack;
 * who presses Ctrl-C knows why.
 */
export function failWith(error: unknown): void {
  const isStopped = error instanceof Error && ['ExitPromptError', 'AbortError'].includes(error.name)
  process.exitCode = isStopped ? INTERRUPTED : 1
  if (isStopped) return
  console.error(error instanceof DomainError ? error.message : error)
  const problems = error instanceof Invalid ? error.problems : []
  for (const { line, column, message } of problems) console.error(`  ${line}:${column}: ${message}`)
}
