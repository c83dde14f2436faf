import { type Env, env } from '#lib/core/env.ts'
import { readMailFrom, readSmtpUrl, type Sender, type SmtpServer } from '#lib/core/mail-settings.ts'
import { type Claim, claimDueMail, sweepMail } from '#lib/mail/claiming.ts'
import { composeMail } from '#lib/mail/composing.ts'
import { noteFailure, noteHandover, noteSent } from '#lib/mail/outcomes.ts'
import { SmtpError } from '#lib/mail/smtp-error.ts'
import { SMTP_LIMITS, type SmtpLimits, SmtpSession } from '#lib/mail/smtp-session.ts'
import type { MailSite } from '#lib/mail/views.ts'

type Options = {
  /** The publication, as messages show it. */
  readSite: () => Promise<MailSite>
  /** Ends the run after the present message. */
  signal?: AbortSignal
  limits?: SmtpLimits
  /** Default: the environment. */
  settings?: Pick<Env, 'SMTP_URL' | 'MAIL_FROM'>
}

/** Whether mail is set up. */
export function isMailSetUp(): boolean {
  return env().SMTP_URL !== undefined
}

/**
 * Sends what is due, one message after the other over one connection. Any number of processes may run it: each message
 * is claimed by one. It may be killed at any moment: what was claimed is due again after a while, and what had been
 * handed over without an answer is left for an administrator, so that nothing is sent twice. Returns the number sent.
 * Without SMTP_URL it only tidies up.
 */
export async function sendDueMail(options: Options): Promise<number> {
  await sweepMail()
  const { SMTP_URL, MAIL_FROM } = options.settings ?? env()
  const sender = MAIL_FROM ? readMailFrom(MAIL_FROM) : null
  if (!SMTP_URL || !sender) return 0
  const outbox = new Outbox(readSmtpUrl(SMTP_URL), sender, options)
  try {
    return await outbox.empty()
  } finally {
    outbox.close()
  }
}

class Outbox {
  readonly #server: SmtpServer
  readonly #sender: Sender
  readonly #options: Options
  #session: SmtpSession | null = null

  constructor(server: SmtpServer, sender: Sender, options: Options) {
    this.#server = server
    this.#sender = sender
    this.#options = options
  }

  /** Sends until nothing is due or the server fails. */
  async empty(): Promise<number> {
    let sent = 0
    while (!this.#options.signal?.aborted) {
      const claim = await claimDueMail()
      if (!claim) break
      const error = await this.#deliver(claim)
      if (!error) sent += 1
      else if (!error.isAboutMessage) break
    }
    return sent
  }

  close(): void {
    this.#session?.close()
    this.#session = null
  }

  /** The error of a failed attempt, already noted; null when the message was sent. */
  async #deliver(claim: Claim): Promise<SmtpError | null> {
    let isHandedOver = false
    const handOver = async () => {
      await noteHandover(claim)
      isHandedOver = true
    }
    try {
      const message = await composeMail(claim, await this.#options.readSite(), this.#sender)
      const session = await this.#open()
      await session.send({ from: this.#sender.address, to: claim.to }, message, handOver)
    } catch (cause) {
      this.#session?.close({ isBroken: true })
      this.#session = null
      const error = SmtpError.from(cause)
      await noteFailure(claim, error, isHandedOver)
      return error
    }
    await noteSent(claim)
    return null
  }

  async #open(): Promise<SmtpSession> {
    if (this.#session) return this.#session
    this.#session = new SmtpSession(this.#server, this.#options.limits ?? SMTP_LIMITS)
    await this.#session.open(this.#server)
    return this.#session
  }
}
