import { once } from 'node:events'
import { connect } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import { type Finding, failed, ok, warning } from '#lib/maintenance/findings.ts'

const PATIENCE_MS = 5_000

/** Checks that the mail server answers. Sends nothing. */
export async function checkMail(url: string | undefined): Promise<Finding> {
  if (!url) return ok('mail', 'SMTP_URL is not set, so no mail is sent.')
  try {
    const greeting = await greet(new URL(url))
    if (greeting.startsWith('220')) return ok('mail', `The mail server answers: ${greeting}`)
    return warning(
      'mail',
      `The mail server answers: ${greeting}`,
      'Check SMTP_URL; a mail server answers with 220.',
    )
  } catch (error) {
    return failed(
      'mail',
      error,
      'Check the host and port in SMTP_URL, and that no firewall blocks the connection.',
    )
  }
}

/** The server's first line. */
async function greet({ protocol, hostname, port }: URL): Promise<string> {
  const isSecure = protocol === 'smtps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  const to = { host, port: Number(port || (isSecure ? 465 : 587)) }
  const socket = isSecure ? connectSecurely({ ...to, servername: host }) : connect(to)
  socket.on('error', () => undefined)
  try {
    const [bytes] = await once(socket, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) })
    const [line = ''] = String(bytes).split(/\r?\n/)
    return line.slice(0, 200)
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError')
      throw new Error(`The server did not answer within ${PATIENCE_MS / 1000} seconds.`)
    throw error
  } finally {
    socket.destroy()
  }
}
