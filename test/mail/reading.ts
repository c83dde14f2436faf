/** The HTML of a message as it was received. */
export function htmlOf(raw: string): string {
  return part(raw, 'text/html')
}

/** The plain text of a message as it was received. */
export function textOf(raw: string): string {
  return part(raw, 'text/plain')
}

/** The first link in a message that begins with `origin` and leads below it. */
export function linkIn(raw: string, origin: string): string {
  return (
    textOf(raw)
      .split(/\s+/)
      .find((word) => word.startsWith(`${origin}/`)) ?? ''
  )
}

function part(raw: string, type: string): string {
  const boundary = /boundary="?([^"\r\n]+)"?/.exec(raw)?.[1] ?? ''
  const found = raw.split(`--${boundary}`).find((piece) => piece.includes(`Content-Type: ${type}`)) ?? ''
  const [head = '', ...body] = found.split('\r\n\r\n')
  const text = body.join('\r\n\r\n')
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString()
  return /quoted-printable/i.test(head) ? decoded(text) : text
}

// RFC 2045, 6.7.
function decoded(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number(`0x${hex}`)))
  return Buffer.from(bytes, 'latin1').toString()
}
