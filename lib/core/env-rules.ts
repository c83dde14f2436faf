import { z } from 'zod'
import { readCidrList } from '#lib/core/cidr-list.ts'

/** A whole number in decimal digits. (Number() accepts far more: blanks, 0x10, 1e3.) */
export function wholeNumber(least: number, most: number) {
  const message = `Use a whole number from ${least} to ${most}.`
  return z
    .string(message)
    .regex(/^(0|[1-9]\d{0,14})$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message)
}

/** Adds the message that `why` returns, if any. */
export function refine(why: (value: string) => string | undefined) {
  return (value: string, context: z.RefinementCtx) => {
    const message = why(value)
    if (message) context.addIssue({ code: 'custom', message })
  }
}

/**
 * Why a text cannot be SITE_URL (an origin); undefined when it can. The functions below do the same for other
 * variables.
 */
export function whySiteUrl(text: string): string | undefined {
  const url = URL.parse(text)
  const advice = 'Use only scheme and host, such as https://news.example.'
  if (!url || !/^https?:\/\//i.test(text)) return `It is not a web address. ${advice}`
  if (url.username || url.password) return `It has a user or a password. ${advice}`
  if (url.pathname !== '/') return `It has a path, but the site lives at the root of its host. ${advice}`
  if (/[?#]/.test(text)) return `It has a query or a fragment. ${advice}`
  return undefined
}

export function whyDatabaseUrl(text: string): string | undefined {
  const url = URL.parse(text)
  const advice = 'Use one such as postgresql://user:password@localhost:5432/publication.'
  if (!url || !/^postgres(ql)?:\/\//.test(text)) return `It is not a PostgreSQL URL. ${advice}`
  if (url.pathname.length < 2) return `It does not name a database. ${advice}`
  if (!isDecodable(url)) return 'It has a % that is not part of an escape. Write %25 for a % in the password.'
  return undefined
}

function isDecodable({ username, password, pathname }: URL): boolean {
  try {
    return [username, password, pathname].map(decodeURIComponent).length > 0
  } catch {
    return false
  }
}

const CRON_FIELDS = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12 },
  { name: 'day of the week', least: 0, most: 7 },
]

/** Five fields of cron in numbers: `*`, lists, ranges and steps. */
export function whySchedule(text: string): string | undefined {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== CRON_FIELDS.length)
    return 'Use five fields of cron, in UTC, such as 0 3 * * * for every night at three.'
  const wrong = CRON_FIELDS.find(({ least, most }, index) => !isCronField(fields[index] ?? '', least, most))
  return (
    wrong &&
    `Its ${wrong.name} must be *, or numbers from ${wrong.least} to ${wrong.most}, such as 1,15 or 1-5 or */2.`
  )
}

function isCronField(field: string, least: number, most: number): boolean {
  return field.split(',').every((part) => {
    const [, from, to, step] = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part) ?? [null]
    if (from === null || (from === undefined && !part.startsWith('*'))) return false
    const numbers = [from, to].filter((each) => each !== undefined).map(Number)
    const [first = least, last = most] = numbers
    return numbers.every((each) => each >= least && each <= most) && first <= last && step !== '0'
  })
}

export function whyCidrList(list: string): string | undefined {
  try {
    readCidrList(list)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return undefined
}

export function whyOtlpEndpoint(text: string): string | undefined {
  const url = URL.parse(text)
  const advice = 'Use the base address of a collector, such as http://localhost:4318.'
  if (!url || !/^https?:\/\//i.test(text)) return `It is not a web address. ${advice}`
  if (url.username || url.password) return 'It has a user or a password. Use OTEL_EXPORTER_OTLP_HEADERS.'
  if (/[?#]/.test(text)) return `It has a query or a fragment. ${advice}`
  if (/\/v1\/traces\/?$/.test(url.pathname)) return `It ends in /v1/traces, which is added. ${advice}`
  return undefined
}

/** Reads `name=value` pairs with commas between, percent-encoded as in W3C Baggage; null when it is something else. */
export function readHeaders(text: string): Record<string, string> | null {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '')
  const read = pairs.map((pair) => /^\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*([\x21-\x7e]+)\s*$/.exec(pair))
  try {
    return Object.fromEntries(
      read.map((found) => {
        if (!found) throw new TypeError('Not a pair.')
        const value = decodeURIComponent(found[2] ?? '')
        if (!/^[\x20-\x7e]+$/.test(value)) throw new TypeError('Not a header.')
        return [(found[1] ?? '').toLowerCase(), value]
      }),
    )
  } catch {
    return null
  }
}

export function whyS3Endpoint(text: string): string | undefined {
  const url = URL.parse(text)
  const advice = 'Use only scheme, host and port, such as https://s3.example.net.'
  if (!url || !/^https?:\/\//i.test(text)) return `It is not a web address. ${advice}`
  if (url.username || url.password) return `It has a user or a password. ${advice}`
  if (url.pathname !== '/' || /[?#]/.test(text)) return `It has a path, a query or a fragment. ${advice}`
  return undefined
}

export function whyPurgeUrl(text: string): string | undefined {
  const url = URL.parse(text)
  const advice = 'Use one such as https://api.cloudflare.com/client/v4/zones/<id>/purge_cache.'
  if (!url || !/^https?:\/\//i.test(text)) return `It is not a web address. ${advice}`
  if (url.username || url.password) return 'It has a user or a password. Use CDN_PURGE_TOKEN for a secret.'
  if (text.includes('#')) return `It has a fragment. ${advice}`
  return text.length > 2_000 ? 'It is longer than 2,000 characters.' : undefined
}
