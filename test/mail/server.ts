import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A message that the server has accepted. */
export type Received = { from: string; to: string[]; raw: string; isEncrypted: boolean }

type Options = SMTPServerOptions & {
  /** Decides about a message once it is complete; throws to refuse it. */
  accept?: (raw: string) => void | Promise<void>
}

/** Starts a real SMTP server on a free port. `url` is an SMTP_URL. */
export async function startMailServer({ accept, ...options }: Options = {}) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    ...options,
    onData(stream, { envelope, secure }, done) {
      void buffer(stream)
        .then(async (bytes) => {
          const raw = bytes.toString()
          await accept?.(raw)
          const from = envelope.mailFrom ? envelope.mailFrom.address : ''
          received.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw, isEncrypted: secure })
          done()
        })
        .catch(done)
    },
  })
  // Clients that hang up are part of the tests.
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { url: `smtp://127.0.0.1:${port}`, port, received, stop }
}

/** An error with which smtp-server answers. */
export function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
