/** A place in a writer's text. Lines and columns count from 1. */
export type Problem = { line: number; column: number; message: string }

/** Every error the house throws on purpose. Messages end in a full stop and say what to do. */
export abstract class DomainError extends Error {
  abstract readonly code: string
  override get name() {
    return this.constructor.name
  }
}

/** What was given cannot be accepted. `fields` maps a field's name to what is wrong with it. */
export class Invalid extends DomainError {
  readonly code = 'invalid'
  constructor(
    readonly fields: Readonly<Record<string, string>>,
    readonly problems: readonly Problem[] = [],
  ) {
    super(Object.values(fields).join(' ') || problems.map((problem) => problem.message).join(' '))
  }
}

/** There is no such thing, or the viewer may not see it: both look the same from outside. */
export class NotFound extends DomainError {
  readonly code = 'not_found'
  constructor(what = 'page') {
    super(`There is no such ${what}.`)
  }
}

/** The viewer sees it but may not do this. */
export class Forbidden extends DomainError {
  readonly code = 'forbidden'
}

/** Somebody else changed it first; nothing was overwritten. `current` is the version that stands now. */
export class Conflict extends DomainError {
  readonly code = 'conflict'
  constructor(
    message: string,
    readonly current?: number,
  ) {
    super(message)
  }
}

/** Something the house depends on does not answer. Trying again later may work. */
export class Unavailable extends DomainError {
  readonly code = 'unavailable'
}

/** Too many tries. The next one is looked at after `retryAfter` seconds. */
export class TooMany extends DomainError {
  readonly code = 'too_many'
  constructor(readonly retryAfter: number) {
    super(`Too many failed attempts. Wait ${inWords(retryAfter)}, then try again.`)
  }
}

function inWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}
