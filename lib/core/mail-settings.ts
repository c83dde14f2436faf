import { isIP } from 'node:net'
import { z } from 'zod'

/** How to reach the mail server, read from SMTP_URL. */
export type SmtpServer = {
  host: string
  port: number
  /** implicit: TLS from the first byte. required: STARTTLS or nothing. optional: STARTTLS where it is offered. */
  tls: 'implicit' | 'required' | 'optional'
  user: string
  password: string
}

const ADVICE =
  'Use one such as smtps://user:password@mail.example.org or smtp://user:password@mail.example.org:587.'

/** Why a text cannot be SMTP_URL; undefined when it can. Never repeats it, because it holds a password. */
export function whySmtpUrl(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url || !/^smtps?:\/\//.test(text)) return `It is not an SMTP URL. ${ADVICE}`
  if (!url.hostname) return `It does not name a host. ${ADVICE}`
  if (url.pathname.length > 1 || url.hash) return `It has a path or a fragment. ${ADVICE}`
  if (url.search && url.search !== '?tls=optional')
    return 'It has an unknown parameter. Only ?tls=optional is understood, which sends without TLS where STARTTLS is not offered.'
  if (url.search && url.protocol === 'smtps:') return 'smtps:// always uses TLS. Remove ?tls=optional.'
  if (Boolean(url.username) !== Boolean(url.password))
    return 'It has a user without a password, or a password without a user. Give both or neither.'
  if (decoded(url.username) === null || decoded(url.password) === null)
    return 'It has a % that is not part of an escape. Write %25 for a % in the password.'
  return undefined
}

/** Reads an SMTP_URL that `whySmtpUrl` accepts. Without a port: 465 for smtps, else 587. */
export function readSmtpUrl(text: string): SmtpServer {
  const url = new URL(text)
  const isImplicit = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isOptional = url.search !== '' || isLoopback(host)
  return {
    host,
    port: Number(url.port) || (isImplicit ? 465 : 587),
    tls: isImplicit ? 'implicit' : isOptional ? 'optional' : 'required',
    user: decoded(url.username) ?? '',
    password: decoded(url.password) ?? '',
  }
}

/** A sender, from MAIL_FROM. */
export type Sender = { name: string; address: string }

const SENDER = /^(?:"?(?<name>[^"<>\p{Cc}]*?)"?\s*<(?<bracketed>[^<>\s]+)>|(?<bare>[^<>\s]+))$/u

/** Why a text cannot be MAIL_FROM; undefined when it can. */
export function whyMailFrom(text: string): string | undefined {
  if (readMailFrom(text)) return undefined
  return 'It is not a sender. Use one such as desk@news.example or The Desk <desk@news.example>.'
}

/** Reads a MAIL_FROM; null when it is not a sender. Without a name, the publication's name is used. */
export function readMailFrom(text: string): Sender | null {
  const { name = '', bracketed, bare } = SENDER.exec(text.trim())?.groups ?? {}
  const address = z.email().safeParse(bracketed ?? bare)
  return address.success ? { name: name.trim(), address: address.data } : null
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
