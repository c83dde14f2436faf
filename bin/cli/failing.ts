import { CommanderError } from 'commander'
import { DomainError, Invalid } from '#lib/core/errors.ts'
import { INTERRUPTED, Stopped } from './stopping.ts'

/**
 * Makes a command that failed exit with 1, or as it should, and says why: on stderr, with `--json` as the one document
 * on stdout. Errors the lifecycle does not know keep their stack; who presses Ctrl-C while asked knows why.
 */
export function failWith(error: unknown): void {
  const isStopped =
    error instanceof Error && ['Stopped', 'ExitPromptError', 'AbortError'].includes(error.name)
  process.exitCode = isStopped ? INTERRUPTED : 1
  if (error instanceof CommanderError) process.exitCode = error.exitCode
  if (process.exitCode === 0) return
  if (process.argv.includes('--json'))
    console.log(JSON.stringify({ error: isStopped ? describeStop(error) : describe(error) }, null, 2))
  else if (error instanceof Stopped) console.error(error.message)
  else if (error instanceof DomainError) printError(error)
  if (!isStopped && isUnknown(error)) console.error(error)
}

function describeStop({ name, message }: Error) {
  return { code: 'stopped', message: name === 'Stopped' ? message : 'Stopped.' }
}

function describe(error: unknown) {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof CommanderError) return { code: 'usage', message: message.replace(/^error: /, '') }
  if (!(error instanceof DomainError)) return { code: 'unexpected', message }
  const { code } = error
  return error instanceof Invalid
    ? { code, message, fields: error.fields, problems: error.problems }
    : { code, message }
}

function printError(error: DomainError): void {
  console.error(error.message)
  const problems = error instanceof Invalid ? error.problems : []
  for (const { line, column, message } of problems) console.error(`  ${line}:${column}: ${message}`)
}

// What is wrong with the command line itself has been said already, with the help that belongs to it.
function isUnknown(error: unknown): boolean {
  return !(error instanceof DomainError || error instanceof CommanderError)
}
