/** Cookie names of next-auth: with `__Secure-` when the site is served over TLS. */
const NAMES = ['__Secure-next-auth.session-token', 'next-auth.session-token']

/** The token of next-auth; one too large for a cookie is split into numbered chunks. */
export function readSessionCookie(all: { name: string; value: string }[]): string | null {
  for (const name of NAMES) {
    const whole = all.find((cookie) => cookie.name === name)
    if (whole) return whole.value
    const pieces = all.filter((cookie) => cookie.name.startsWith(`${name}.`))
    if (pieces.length > 0) return joined(pieces)
  }
  return null
}

function joined(pieces: { name: string; value: string }[]): string {
  const number = ({ name }: { name: string }) => Number(name.slice(name.lastIndexOf('.') + 1))
  return pieces
    .sort((one, other) => number(one) - number(other))
    .map(({ value }) => value)
    .join('')
}
