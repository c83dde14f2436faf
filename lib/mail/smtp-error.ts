const CONTROLS = /\p{Cc}+/gu
const MAX_REASON = 300

/** An attempt that failed: what was said, the reply code (0 without a reply) and the command it answers. */
export class SmtpError extends Error {
  readonly code: number
  readonly command: string

  constructor(message: string, code: number, command: string) {
    super(message)
    this.code = code
    this.command = command
  }

  /** From whatever nodemailer reports. The reason comes from a stranger's server: one line of limited length. */
  static from(error: unknown): SmtpError {
    if (error instanceof SmtpError) return error
    const { message, responseCode, command } = Object(error) as Record<string, unknown>
    const reason = String(message ?? error).replace(CONTROLS, ' ')
    return new SmtpError(reason.slice(0, MAX_REASON), Number(responseCode) || 0, String(command ?? ''))
  }

  /**
   * The address does not exist: 5xx to RCPT TO, unless it is about the sender or about policy (RFC 3463: x.7.x), which
   * says nothing about the address.
   */
  get isHardBounce(): boolean {
    const isAboutUs = this.code === 530 || /\b5\.7\.\d+\b/.test(this.message)
    return this.command === 'RCPT TO' && this.code >= 500 && !isAboutUs
  }

  /** The server has read this message and refuses it. */
  get isRefusal(): boolean {
    return this.command === 'DATA' && this.code >= 500
  }

  /** It is about this message only: the next one may do better. */
  get isAboutMessage(): boolean {
    return this.command === 'RCPT TO' || this.command === 'DATA'
  }
}
