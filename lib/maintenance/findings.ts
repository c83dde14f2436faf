import { DomainError } from '#lib/core/errors.ts'

/** The result of a check. `advice` says what to do, if anything. */
export type Finding = {
  check: string
  level: 'ok' | 'warning' | 'error'
  found: string
  advice?: string
}

export function ok(check: string, found: string): Finding {
  return { check, level: 'ok', found }
}

export function warning(check: string, found: string, advice: string): Finding {
  return { check, level: 'warning', found, advice }
}

export function wrong(check: string, found: string, advice: string): Finding {
  return { check, level: 'error', found, advice }
}

/** The finding for a check that could not run. */
export function failed(check: string, error: unknown, advice: string): Finding {
  const message = error instanceof Error ? error.message.trim() : String(error)
  // Domain errors are written for people, so they are shown in full.
  const [first = ''] = message.split('\n')
  return wrong(check, error instanceof DomainError ? message : first, advice)
}
