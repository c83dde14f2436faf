/** A parse or validation error in a writer's text. Lines and columns count from 1. */
export type Diagnostic = { line: number; column: number; message: string }

/** The base class of all expected errors. Messages end in a full stop and say what to do. */
export abstract class DomainError extends Error {
  abstract readonly code: string
  override get name() {
    return this.constructor.name
  }
}

/** The input was rejected. `fields` maps a field's name to its error. */
export class Invalid extends DomainError {
  readonly code = 'invalid'
  readonly fields: Readonly<Record<string, string>>
  readonly problems: readonly Diagnostic[]
  constructor(fields: Readonly<Record<string, string>>, problems: readonly Diagnostic[] = []) {
    super(Object.values(fields).join(' ') || problems.map((problem) => problem.message).join(' '))
    this.fields = fields
    this.problems = problems
  }
}

/** It does not exist or the viewer may not see it: the two cannot be told apart from outside. */
export class NotFound extends DomainError {
  readonly code = 'not_found'
  constructor(what = 'page') {
    super(`There is no such ${what}.`)
  }
}

/** The viewer may see it but not do this. */
export class Forbidden extends DomainError {
  readonly code = 'forbidden'
}

/** A concurrent change came first; nothing was overwritten. `current` is the current version. */
export class Conflict extends DomainError {
  readonly code = 'conflict'
  readonly current: number | undefined
  constructor(message: string, current?: number) {
    super(message)
    this.current = current
  }
}

/** A dependency (database, disk, worker) does not respond. Retrying later may work. */
export class Unavailable extends DomainError {
  readonly code = 'unavailable'
}

/** Too much work is waiting already. */
export class Overloaded extends Unavailable {}

/** Rate limit exceeded. The next attempt is accepted after `retryAfter` seconds. */
export class TooMany extends DomainError {
  readonly code = 'too_many'
  readonly retryAfter: number
  constructor(retryAfter: number, what = 'Too many failed attempts') {
    super(`${what}. Wait ${inWords(retryAfter)}, then try again.`)
    this.retryAfter = retryAfter
  }
}

function inWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}
