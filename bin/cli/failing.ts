import { CommanderError } from 'commander'
import { DomainError, Invalid } from '#lib/core/errors.ts'
import { INTERRUPTED, Stopped } from './stopping.ts'

/**
 * Reports the failure of a command and sets its exit code (1 unless another applies): on stderr, or with `--json` as a
 * JSON document on stdout. Unexpected errors are printed with their stack; Ctrl-C at a prompt is not reported.
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

// Commander has already printed usage errors, with help.
function isUnknown(error: unknown): boolean {
  return !(error instanceof DomainError || error instanceof CommanderError)
}
