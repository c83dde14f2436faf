import { DomainError } from '#lib/core/errors.ts'
import { StepFailed } from './startup-steps.ts'

/** Says which step failed, why, and what to do. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof StepFailed)) return reason(error)
  return `\n${error.step}: failed.\n${reason(error.cause)}`
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (/ENOSPC|No space left on device|could not extend file/.test(`${codeOf(error)} ${error.message}`)) {
    return `${error.message}\nThe disk is full. Free some space and start again.`
  }
  if (/^(EACCES|EPERM|EROFS)$/.test(codeOf(error))) {
    return `${error.message}\nThis user cannot write there. Start as the owner of that folder, or set DATA_DIR to another one.`
  }
  return error instanceof DomainError ? error.message : (error.stack ?? error.message)
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : ''
}
