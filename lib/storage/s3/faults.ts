import { Unavailable } from '#lib/core/errors.ts'

/** An error that the S3 server answered with. `code`: the one of its XML, such as `NoSuchKey`, or the HTTP status. */
export class S3Fault extends Unavailable {
  readonly status: number
  readonly fault: string

  constructor(status: number, fault: string) {
    super(messageFor(status, fault))
    this.status = status
    this.fault = fault
  }
}

/** The S3 server did not answer, or not to the end. */
export class S3Unreachable extends Unavailable {
  /** The server had closed an idle connection while the request was sent on it: nothing is wrong. */
  readonly wasIdle: boolean

  constructor({ cause, wasIdle = false }: { cause?: unknown; wasIdle?: boolean } = {}) {
    super('The file storage does not respond. Try again in a minute.', { cause })
    this.wasIdle = wasIdle
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof S3Fault && error.status === 404 && error.fault !== 'NoSuchBucket'
}

/** True when the same request may succeed a moment later. */
export function isTransient(error: unknown): boolean {
  if (error instanceof S3Unreachable) return true
  return error instanceof S3Fault && (error.status === 429 || (error.status >= 500 && error.status !== 507))
}

const FULL = new Set(['XMinioStorageFull', 'QuotaExceeded', 'QuotaExceededException', 'InsufficientStorage'])
const CODE = /<Code>([\w.-]{1,100})<\/Code>/

/** The error that a response stands for. `body`: the beginning of its XML. */
export function faultOf(status: number, body: string): S3Fault {
  const [, code = String(status)] = CODE.exec(body) ?? []
  return new S3Fault(status, code)
}

function messageFor(status: number, fault: string): string {
  if (status === 507 || FULL.has(fault)) return 'The file storage is full. Free some space and try again.'
  if (status === 429 || status >= 500) return 'The file storage is not available. Try again in a minute.'
  return `The file storage refused the request (${fault}). An administrator can find out more with: npm run cli -- doctor`
}
