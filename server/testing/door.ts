import { once } from 'node:events'
import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BlockList } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Resolution } from '#lib/addresses/resolving'
import { createDoor, type DoorParts } from '#server/door'
import { createLimitedServer } from '#server/limits'
import { createLog } from '#server/log'

export type Heard = {
  method: string | undefined
  url: string | undefined
  headers: IncomingMessage['headers']
}

type Page = (req: IncomingMessage, res: ServerResponse) => void

/** A door on a free port with a stand-in for Next behind it: `pages` by path, every other path a page of its own. */
export async function startDoor(parts: Partial<DoorParts> & { pages?: Record<string, Page> } = {}) {
  const heard: Heard[] = []
  const handler = async (req: IncomingMessage, res: ServerResponse) => {
    heard.push({ method: req.method, url: req.url, headers: { ...req.headers } })
    const page = parts.pages?.[(req.url ?? '').split('?')[0] ?? '']
    if (page) return page(req, res)
    res.setHeader('content-type', 'text/html; charset=utf-8')
    res.end(`<!doctype html><title>${req.url}</title>`)
  }
  const door = createDoor({
    handler,
    resolve: async (): Promise<Resolution> => ({ kind: 'page', keys: [] }),
    isReady: async () => true,
    isDatabaseThere: async () => true,
    trusted: new BlockList(),
    site: 'http://example.org',
    log: createLog('silent'),
    dev: false,
    ...parts,
  })
  const server = createLimitedServer((req, res) => void door(req, res)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return { port, server, heard, knock: (path: string, options?: Knock) => knock(port, path, options) }
}

export type Knock = { method?: string; headers?: Record<string, string>; body?: string | Buffer }

export type Reply = { status: number; headers: IncomingMessage['headers']; body: Buffer; text: string }

/** One request exactly as written: the path is sent as it is. */
export async function knock(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body }: Knock = {},
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
  const whole = Buffer.concat(chunks)
  return { status: res.statusCode ?? 0, headers: res.headers, body: whole, text: whole.toString() }
}
