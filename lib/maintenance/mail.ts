import { once } from 'node:events'
import { connect } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import { type Finding, failed, ok, warning } from '#lib/maintenance/findings.ts'

const PATIENCE_MS = 5_000

/** Whether the mail server answers. Nothing is sent. */
export async function checkMail(url: string | undefined): Promise<Finding> {
  if (!url) return ok('mail', 'SMTP_URL is not set: nothing is sent by mail.')
  try {
    const greeting = await greet(new URL(url))
    if (greeting.startsWith('220')) return ok('mail', `The mail server answers: ${greeting}`)
    return warning(
      'mail',
      `The mail server answers: ${greeting}`,
      'Check SMTP_URL; a mail server begins with 220.',
    )
  } catch (error) {
    return failed(
      'mail',
      error,
      'Check the host and the port in SMTP_URL, and that a firewall lets this machine out.',
    )
  }
}

/** The first line that a server says. */
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
      throw new Error(`It does not answer within ${PATIENCE_MS / 1000} seconds.`)
    throw error
  } finally {
    socket.destroy()
  }
}
