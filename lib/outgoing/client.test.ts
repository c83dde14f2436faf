import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { readCidrList } from '#lib/core/cidr-list.ts'
import { Invalid } from '#lib/core/errors.ts'
import { OutgoingClient, type Wanted } from '#lib/outgoing/client.ts'
import { guardFor } from '#lib/outgoing/public-addresses.ts'

// The two sides of the tests: 127.0.0.2 stands for the public web, 127.0.0.1 for what is private.
const PUBLIC = '127.0.0.2'
const PRIVATE = '127.0.0.1'

const HTML: Wanted = { types: ['text/html'], maxBytes: 10_000 }

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** Serves on an address; returns the origin and the paths that were asked for. */
async function serve(address: string, listener: RequestListener) {
  const paths: string[] = []
  const server = createServer((req, res) => {
    paths.push(req.url ?? '')
    listener(req, res)
  })
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, address, ready))
  const { port } = server.address() as AddressInfo
  return { origin: `http://${address}:${port}`, port, paths }
}

const page =
  (text: string): RequestListener =>
  (_req, res) => {
    res.setHeader('content-type', 'text/html; charset="UTF-8"')
    res.end(text)
  }

function clientWith({
  names = {},
  timeoutMs = 10_000,
}: {
  names?: Record<string, string[][]>
  timeoutMs?: number
} = {}) {
  return new OutgoingClient({
    guard: guardFor(readCidrList(PUBLIC)),
    // Each question for a name takes its next answer; the last one stays.
    resolve: async (hostname) => {
      const answers = names[hostname] ?? []
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? []
      if (answer.length === 0) throw Object.assign(new Error('no such host'), { code: 'ENOTFOUND' })
      return answer.map((address) => ({ address, family: 4 }))
    },
    userAgent: 'Test',
    timeoutMs,
  })
}

async function reasonOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.catch((error: unknown) => error)
  if (error instanceof Invalid) return error.fields.address ?? ''
  throw error instanceof Error ? error : new Error('It was not refused.')
}

test('a page is fetched with our name, its type and charset', async () => {
  let agent: string | undefined
  const { origin } = await serve(PUBLIC, (req, res) => {
    agent = req.headers['user-agent']
    page('Hello')(req, res)
  })
  const found = await clientWith().get(`${origin}/a#part`, HTML)
  expect(found).toMatchObject({ url: `${origin}/a`, type: 'text/html', charset: 'utf-8' })
  expect(found.bytes.toString()).toBe('Hello')
  expect(agent).toBe('Test')
})

test.each([
  'ftp://example.org/',
  'file:///etc/passwd',
  'data:text/html,x',
  'http:',
  'words',
  `https://example.org/${'a'.repeat(3_000)}`,
])('%s is not a web address', async (address) => {
  expect(await reasonOf(clientWith().get(address, HTML))).toMatch(/not a web address/)
})

test('an address with a password is refused', async () => {
  expect(await reasonOf(clientWith().get('https://ana:secret@example.org/', HTML))).toMatch(/password/)
})

test.each([
  '127.0.0.1',
  '0x7f.1',
  '2130706433',
  '017700000001',
  '127.1',
  '１２７.0.0.1',
  '[::ffff:127.0.0.1]',
  '[::1]',
])('no connection is opened to %s', async (host) => {
  const { port, paths } = await serve(PRIVATE, page('secret'))
  expect(await reasonOf(clientWith().get(`http://${host}:${port}/`, HTML))).toMatch(/not on the public web/)
  expect(paths).toEqual([])
})

test('a name that leads to a private address is refused, and only its public addresses are used', async () => {
  const { port, paths } = await serve(PRIVATE, page('secret'))
  const client = clientWith({ names: { 'inside.example': [[PRIVATE]], 'both.example': [[PRIVATE, PUBLIC]] } })
  expect(await reasonOf(client.get(`http://inside.example:${port}/`, HTML))).toMatch(/not on the public web/)
  expect(await reasonOf(client.get(`http://both.example:${port}/`, HTML))).toMatch(/could not be reached/)
  expect(paths).toEqual([])
})

test('a name that turns private between two requests (DNS rebinding) is refused', async () => {
  const { port, paths: asked } = await serve(PRIVATE, page('secret'))
  const outside = createServer((_req, res) => res.writeHead(302, { location: '/again' }).end())
  servers.push(outside)
  await new Promise<void>((ready) => outside.listen(port, PUBLIC, ready))
  const client = clientWith({ names: { 'turns.example': [[PUBLIC], [PRIVATE]] } })
  expect(await reasonOf(client.get(`http://turns.example:${port}/`, HTML))).toMatch(/not on the public web/)
  expect(asked).toEqual([])
})

test('a redirect to a private address, another scheme or a password is refused', async () => {
  const inside = await serve(PRIVATE, page('secret'))
  const to = (location: string) =>
    serve(PUBLIC, (_req, res) => res.writeHead(302, { location }).end()).then(({ origin }) =>
      reasonOf(clientWith().get(origin, HTML)),
    )
  expect(await to(`${inside.origin}/x`)).toMatch(/not on the public web/)
  expect(await to('http://169.254.169.254/latest/meta-data/')).toMatch(/not on the public web/)
  expect(await to('file:///etc/passwd')).toMatch(/not a web address/)
  expect(await to('http://a:b@example.org')).toMatch(/password/)
  expect(inside.paths).toEqual([])
})

test('five redirects are followed, a sixth is not', async () => {
  const { origin, paths } = await serve(PUBLIC, (req, res) => {
    const left = Number(req.url?.slice(1))
    if (left === 0) page('there')(req, res)
    else res.writeHead(301, { location: `/${left - 1}` }).end()
  })
  expect((await clientWith().get(`${origin}/5`, HTML)).url).toBe(`${origin}/0`)
  expect(await reasonOf(clientWith().get(`${origin}/6`, HTML))).toMatch(/redirects too often/)
  expect(paths).toHaveLength(12)
})

test('an endless body is cut off', async () => {
  const closed = Promise.withResolvers<void>()
  const { origin } = await serve(PUBLIC, (_req, res) => {
    res.setHeader('content-type', 'text/html').once('close', closed.resolve)
    const write = () => {
      while (res.write('x'.repeat(1_000)));
    }
    res.on('drain', write)
    write()
  })
  expect(await reasonOf(clientWith().get(origin, HTML))).toMatch(/larger than 9 kB/)
  await closed.promise
})

test.each([
  ['gzip', gzipSync(Buffer.alloc(50_000_000))],
  ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
])('a body that only unpacked is too large is cut off: %s', async (coding, body) => {
  const { origin } = await serve(PUBLIC, (_req, res) => {
    res.writeHead(200, { 'content-type': 'text/html', 'content-encoding': coding }).end(body)
  })
  expect(await reasonOf(clientWith().get(origin, { ...HTML, maxBytes: 1_000_000 }))).toMatch(/larger than/)
})

test('a compressed body is unpacked; a damaged or unknown one is refused', async () => {
  const bodies: Record<string, [string, Buffer]> = {
    '/good': ['gzip', gzipSync('Hello')],
    '/cut': ['gzip', gzipSync('Hello').subarray(0, -9)],
    '/odd': ['zstd', Buffer.from('Hello')],
  }
  const { origin } = await serve(PUBLIC, (req, res) => {
    const [coding = '', body] = bodies[req.url ?? ''] ?? []
    res.writeHead(200, { 'content-type': 'text/html', 'content-encoding': coding }).end(body)
  })
  expect((await clientWith().get(`${origin}/good`, HTML)).bytes.toString()).toBe('Hello')
  expect(await reasonOf(clientWith().get(`${origin}/cut`, HTML))).toMatch(/damaged/)
  expect(await reasonOf(clientWith().get(`${origin}/odd`, HTML))).toMatch(/not supported/)
})

test('a site that sends headers or a body too slowly is given up', async () => {
  const silent = await serve(PUBLIC, () => undefined)
  const halting = await serve(PUBLIC, (_req, res) => {
    res.writeHead(200, { 'content-type': 'text/html' }).write('Hel')
  })
  const client = clientWith({ timeoutMs: 150 })
  expect(await reasonOf(client.get(silent.origin, HTML))).toMatch(/took too long/)
  expect(await reasonOf(client.get(halting.origin, HTML))).toMatch(/took too long/)
})

test('another type, an error and headers without end are refused', async () => {
  const { origin } = await serve(PUBLIC, (req, res) => {
    if (req.url === '/gone') res.writeHead(410).end()
    else if (req.url === '/broken') res.writeHead(502).end()
    else if (req.url === '/headers') res.writeHead(200, { 'x-long': 'x'.repeat(40_000) }).end()
    else res.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF')
  })
  const reason = (path: string) => reasonOf(clientWith().get(`${origin}${path}`, HTML))
  expect(await reason('/paper')).toMatch(/something else: application\/pdf/)
  expect(await reason('/gone')).toMatch(/410/)
  expect(await reason('/broken')).toMatch(/502/)
  expect(await reason('/headers')).toMatch(/could not be reached/)
})

test('one host gets two requests at once, all hosts together six', async () => {
  let running = 0
  let most = 0
  const waiting: (() => void)[] = []
  const listener: RequestListener = (req, res) => {
    running += 1
    most = Math.max(most, running)
    waiting.push(() => {
      running -= 1
      page('x')(req, res)
    })
  }
  const answerAll = async (attempts: Promise<unknown>[], atOnce: number) => {
    most = 0
    let done = false
    const all = Promise.all(attempts).finally(() => {
      done = true
    })
    while (!done) {
      await new Promise(setImmediate)
      if (waiting.length >= atOnce || running === waiting.length)
        for (const answer of waiting.splice(0)) answer()
    }
    await all
    return most
  }
  const hosts = await Promise.all(Array.from({ length: 5 }, () => serve(PUBLIC, listener)))
  const client = clientWith()
  const [{ origin } = { origin: '' }] = hosts
  expect(
    await answerAll(
      Array.from({ length: 7 }, () => client.get(origin, HTML)),
      2,
    ),
  ).toBeLessThanOrEqual(2)
  const many = hosts.flatMap((host) => [client.get(host.origin, HTML), client.get(host.origin, HTML)])
  expect(await answerAll(many, 6)).toBeLessThanOrEqual(6)
})

test('a name that nobody knows says so', async () => {
  expect(await reasonOf(clientWith().get('https://nowhere.example/', HTML))).toMatch(/no site/)
})

test('a message is posted whole; a redirect is not followed, and a refusal or silence is reported', async () => {
  const bodies: string[] = []
  const { origin, paths } = await serve(PUBLIC, async (req, res) => {
    let body = `${req.method} ${req.headers.key} `
    for await (const chunk of req) body += chunk
    bodies.push(body)
    if (req.url === '/silent') return
    res.writeHead(Number(req.url?.slice(1)), { location: '/204' }).end('not read')
  })
  const { signal } = new AbortController()
  const post = (path: string, client = clientWith()) =>
    client.post(`${origin}${path}`, { headers: { key: 'secret' }, body: 'Wörds' }, signal)
  await post('/204')
  expect(bodies).toEqual(['POST secret Wörds'])
  expect(await reasonOf(post('/307'))).toMatch(/status 307/)
  expect(await reasonOf(post('/403'))).toMatch(/status 403/)
  expect(await reasonOf(post('/silent', clientWith({ timeoutMs: 150 })))).toMatch(/took too long/)
  expect(paths).toEqual(['/204', '/307', '/403', '/silent'])
})

test('nothing is posted to a private address', async () => {
  const { origin, paths } = await serve(PRIVATE, page('secret'))
  const posted = clientWith().post(origin, { headers: {}, body: '' }, new AbortController().signal)
  expect(await reasonOf(posted)).toMatch(/not on the public web/)
  expect(paths).toEqual([])
})
