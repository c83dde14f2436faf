import type { MailKind } from '#lib/mail/wording.ts'

export type { MailKind }

/** The words of a message, the same in HTML and text. */
export type MailWords = {
  subject: string
  paragraphs: string[]
  button?: { label: string; href: string }
  /** Small print below the button. */
  note: string
}

/** The publication as messages show it. */
export type MailSite = {
  name: string
  origin: string
  language: string
  direction: 'ltr' | 'rtl'
  accent: { light: string; dark: string }
}

/** Where a message stands. `unknown`: it was handed over, and no answer is known. */
export type MailState = 'waiting' | 'unknown' | 'sent' | 'failed'

/** A message as administrators see it. */
export type MailView = {
  id: string
  subject: string
  to: string
  state: MailState
  attempts: number
  reason: string
  createdAt: Date
  /** When it is tried next; null when it is not. */
  dueAt: Date | null
  sentAt: Date | null
  /** Its link while it is unsent; null when there is none or the viewer may not have it. */
  link: string | null
  /** It was given up, and an administrator has seen that. */
  isDismissed: boolean
  /** True: there is a link, and the viewer may not have it. */
  isLinkHidden: boolean
}
