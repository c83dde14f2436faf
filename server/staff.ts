import { decode } from 'next-auth/jwt'

const NAMES = [
  'next-auth.session-token',
  '__Secure-next-auth.session-token',
  '__Host-next-auth.session-token',
]
const MOST_REMEMBERED = 100

/**
 * Tells staff from readers by the session cookie: it must decrypt with our secret and be unexpired. A made-up cookie
 * does not exist. This opens no door: whoever is let past the memory is asked again, by every page, who they are.
 */
export function createStaffCheck(secret: () => string) {
  const validUntil = new Map<string, number>()

  async function expiryOf(token: string): Promise<number> {
    const payload = await decode({ token, secret: secret() }).catch(() => null)
    return typeof payload?.exp === 'number' ? payload.exp * 1000 : 0
  }

  return async function isStaff(cookie: string | undefined): Promise<boolean> {
    if (!mayBeStaff(cookie)) return false
    const token = readToken(cookie)
    const known = validUntil.get(token)
    if (known !== undefined) return known > Date.now()
    const until = await expiryOf(token)
    if (validUntil.size >= MOST_REMEMBERED) validUntil.clear()
    if (until > 0) validUntil.set(token, until)
    return until > Date.now()
  }
}

/** False when no cookie claims to be a session: the answer for nearly every reader, and free. */
export function mayBeStaff(cookie: string | undefined): cookie is string {
  return cookie?.includes('next-auth.session-token') ?? false
}

// Long tokens are cut into cookies named .0, .1 and so on.
function readToken(cookie: string): string {
  const cookies = new Map(cookie.split(';').map(readPair))
  for (const name of NAMES) {
    const whole = cookies.get(name)
    if (whole) return whole
    const pieces = [...cookies].filter(([key]) => key.startsWith(`${name}.`))
    const ordered = pieces.toSorted(([a], [b]) => numberOf(a) - numberOf(b))
    if (ordered.length > 0) return ordered.map(([, piece]) => piece).join('')
  }
  return ''
}

function readPair(pair: string): [string, string] {
  const [name = '', ...value] = pair.trim().split('=')
  return [name, value.join('=')]
}

function numberOf(name: string): number {
  return Number(name.slice(name.lastIndexOf('.') + 1))
}
