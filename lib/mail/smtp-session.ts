import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpServer } from '#lib/core/mail-settings.ts'
import { SmtpError } from '#lib/mail/smtp-error.ts'

export type SmtpLimits = {
  /** Milliseconds to connect and to greet. */
  connecting: number
  /** Milliseconds for signing in, and for a message until the server has all but its last line. */
  talking: number
  /** Milliseconds for the answer to the last line (RFC 5321, 4.5.3.2.6). Impatience here makes duplicates. */
  accepting: number
}

export const SMTP_LIMITS: SmtpLimits = { connecting: 10_000, talking: 30_000, accepting: 600_000 }

export type Envelope = { from: string; to: string }

/** One connection to the mail server, for any number of messages, one after the other. */
export class SmtpSession {
  readonly #connection: SMTPConnection
  readonly #limits: SmtpLimits
  #fail: (error: unknown) => void = () => {}

  constructor({ host, port, tls }: SmtpServer, limits: SmtpLimits) {
    this.#limits = limits
    this.#connection = new SMTPConnection({
      host,
      port,
      secure: tls === 'implicit',
      requireTLS: tls === 'required',
      connectionTimeout: limits.connecting,
      greetingTimeout: limits.connecting,
      dnsTimeout: limits.connecting,
      socketTimeout: limits.accepting,
      socketCloseTimeout: 1_000,
    })
    this.#connection.on('error', (error: unknown) => this.#fail(error))
    this.#connection.on('end', () => this.#fail(new Error('The mail server closed the connection.')))
  }

  /** Connects, upgrades to TLS and signs in. Throws SmtpError. */
  async open({ user, password }: Pick<SmtpServer, 'user' | 'password'>): Promise<void> {
    const clock = this.#clock()
    try {
      await this.#call((done) => this.#connection.connect(done))
      const credentials = { user, pass: password }
      if (user) await this.#call((done) => this.#connection.login({ credentials }, done))
    } finally {
      clearTimeout(clock)
    }
  }

  /**
   * Sends a message and resolves when the server has accepted it. `handOver` runs when the server has everything but
   * the last line, without which it must not deliver; when it throws, the message is not sent. Throws SmtpError, after
   * which the session can only be closed.
   */
  async send(envelope: Envelope, message: Buffer, handOver: () => Promise<void>): Promise<void> {
    const clock = this.#clock()
    async function* parts() {
      yield message
      await handOver()
      clearTimeout(clock)
    }
    try {
      await this.#call((done) => this.#connection.send(envelope, Readable.from(parts()), done))
    } finally {
      clearTimeout(clock)
    }
  }

  /** Says goodbye if it can, and ends the connection. */
  close({ isBroken = false } = {}): void {
    if (isBroken) this.#connection.close()
    else this.#connection.quit()
  }

  #clock(): NodeJS.Timeout {
    return setTimeout(() => {
      this.#fail(new Error('The mail server does not answer.'))
      this.#connection.close()
    }, this.#limits.talking)
  }

  #call(start: (done: (error?: unknown) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#fail = (error) => reject(SmtpError.from(error))
      start((error) => (error ? this.#fail(error) : resolve()))
    })
  }
}
