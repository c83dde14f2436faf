import { once } from 'node:events'
import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { onTestFinished } from 'vitest'
import { databaseUrl } from '#lib/db/address.ts'
import { type AppDeps, createApp } from '#server/create-app.ts'
import { createLimitedServer } from '#server/http/server-limits.ts'
import { renderStatusPages } from '#server/render/status-pages.ts'

export type ReceivedRequest = {
  method: string | undefined
  url: string | undefined
  headers: IncomingMessage['headers']
}

export type Page = (req: IncomingMessage, res: ServerResponse) => unknown

export const SECRET = 'a secret of at least thirty-two characters'

type Options = Partial<Omit<AppDeps, 'env'>> & {
  env?: Partial<AppDeps['env']>
  /** Responses of the fake Next by path; every other path returns a page that shows its address. */
  pages?: Record<string, Page>
  /** Timeouts for slow clients. */
  timeouts?: Parameters<typeof createLimitedServer>[1]
}

/** Starts the server on a free port with a fake Next behind it. */
export async function startApp({ pages = {}, env = {}, timeouts, ...options }: Options = {}) {
  const received: ReceivedRequest[] = []
  const handler = async (req: IncomingMessage, res: ServerResponse) => {
    received.push({ method: req.method, url: req.url, headers: { ...req.headers } })
    const page = pages[(req.url ?? '').split('?')[0] ?? '']
    await (page ? page(req, res) : showAddress(req, res))
  }
  const app = createApp({
    handler,
    resolve: async () => ({ kind: 'page', tags: [] }),
    isReady: async () => true,
    isTokenGood: async () => true,
    isDatabaseUp: async () => true,
    databaseUrl,
    secret: () => SECRET,
    isSessionOpen: async () => true,
    dev: false,
    ...options,
    env: {
      SITE_URL: 'http://example.org',
      TRUSTED_PROXY: '',
      CACHE_MB: 8,
      LOG_LEVEL: 'silent',
      METRICS_TOKEN: undefined,
      ...env,
    },
  })
  await renderStatusPages(app.cache)
  received.length = 0
  const server = createLimitedServer((req, res) => void app.handle(req, res), timeouts)
  app.attachTo(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await app.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    ...app,
    port,
    server,
    received,
    sendRequest: (path: string, options?: RequestOptions) => sendRequest(port, path, options),
  }
}

function showAddress(req: IncomingMessage, res: ServerResponse) {
  res.setHeader('content-type', 'text/html; charset=utf-8')
  res.end(documentOf(req.url ?? ''))
}

export function documentOf(title: string, body = ''): string {
  return `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body>${body}</body></html>`
}

export type RequestOptions = { method?: string; headers?: Record<string, string>; body?: string | Buffer }

export type Reply = { status: number; headers: IncomingMessage['headers']; body: Buffer; text: string }

/** Sends one request; the path is sent as it is. */
export async function sendRequest(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body }: RequestOptions = {},
): Promise<Reply> {
  const req = request({
    port,
    host: '127.0.0.1',
    path,
    method,
    headers: { host: 'example.org', ...headers },
    agent: false,
  })
  req.end(body)
  const [res] = (await once(req, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of res) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  return { status: res.statusCode ?? 0, headers: res.headers, body: bytes, text: bytes.toString() }
}

/** Sends raw bytes and returns the beginning of the response, headers included. */
export async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(text)
  const [chunk] = await once(socket, 'data')
  socket.destroy()
  return String(chunk)
}
