import { expect, test } from 'vitest'
import { documentOf, type Page, startApp } from '#test/server/served-app.ts'

const html = 'text/html; charset=utf-8'

/** Responses of Next that must neither be cached nor be sent as a page. */
const FAULTS: Record<string, Page> = {
  'another status': (_req, res) => res.writeHead(202, { 'content-type': html }).end(documentOf('A')),
  'another content type': (_req, res) => res.setHeader('content-type', 'text/x-component').end('0:[]'),
  'no content type': (_req, res) => res.end(documentOf('A')),
  'a cookie': (_req, res) =>
    res.writeHead(200, { 'content-type': html, 'set-cookie': 'a=b' }).end(documentOf('A')),
  'a title in its body': (_req, res) =>
    res
      .setHeader('content-type', html)
      .end('<html><head></head><body><main></main><title>Late</title></body></html>'),
  'no title': (_req, res) =>
    res.setHeader('content-type', html).end('<html><head></head><body></body></html>'),
  'a streaming template': (_req, res) =>
    res.setHeader('content-type', html).end(documentOf('A', '<template id="B:0"></template>')),
  'a streamed part': (_req, res) =>
    res.setHeader('content-type', html).end(documentOf('A', '<div hidden id="S:0"></div>')),
  'a broken connection': (_req, res) => res.destroy(),
}

test.each(Object.entries(FAULTS))(
  'a page with %s is a fault, and the next reader gets a page',
  async (_what, fault) => {
    let isFaulty = true
    const { sendRequest, cache, received } = await startApp({
      pages: {
        '/blog/a': (req, res) =>
          isFaulty ? fault(req, res) : res.setHeader('content-type', html).end(documentOf('Whole')),
      },
    })
    const count = cache.count
    for (let time = 1; time <= 2; time++) {
      const reply = await sendRequest('/blog/a')
      expect([reply.status, reply.headers['cache-control']]).toEqual([500, 'private, no-store'])
      expect(reply.headers['set-cookie']).toBeUndefined()
      expect(received.length).toBe(time)
    }
    expect(cache.count).toBe(count)
    isFaulty = false
    expect((await sendRequest('/blog/a')).text).toContain('Whole')
  },
)

test('a file with the wrong content type is an error too', async () => {
  const { sendRequest } = await startApp({
    pages: { '/feed.xml': (_req, res) => res.setHeader('content-type', html).end(documentOf('A')) },
  })
  expect((await sendRequest('/feed.xml')).status).toBe(500)
})

test.each([404, 410, 301, 307, 308])('a %i is not cached', async (status) => {
  const { sendRequest, cache, received } = await startApp({
    pages: { '/blog/a': (_req, res) => res.writeHead(status, { location: '/blog/b' }).end() },
  })
  const count = cache.count
  for (let time = 1; time <= 3; time++) {
    expect((await sendRequest('/blog/a')).status).toBe(status)
    expect(received).toHaveLength(time)
  }
  expect(cache.count).toBe(count)
})

test('the best encodings are made after the response, while no request waits', async () => {
  const gate = Promise.withResolvers<void>()
  const { sendRequest, cache } = await startApp({
    pages: {
      '/blog/slow': async (_req, res) => {
        await gate.promise
        res.setHeader('content-type', html).end(documentOf('Slow'))
      },
    },
  })
  const waiting = sendRequest('/blog/slow')
  for (let time = 0; time < 3; time++) await sendRequest('/blog/a', { headers: { 'accept-encoding': 'br' } })
  const hasBestEncodings = () => cache.fresh('/blog/a')?.representation.hasBestEncodings
  await new Promise(setImmediate)
  expect(hasBestEncodings()).toBe(false)
  gate.resolve()
  await waiting
  await expect.poll(hasBestEncodings).toBe(true)
})

test('a page first requested by HEAD is complete for a GET', async () => {
  const { sendRequest, received } = await startApp()
  const head = await sendRequest('/about', { method: 'HEAD', headers: { 'accept-encoding': 'br' } })
  expect([head.status, head.body.length, head.headers['server-timing']]).toEqual([200, 0, 'cache;desc=miss'])
  const full = await sendRequest('/about', { headers: { 'accept-encoding': 'br' } })
  expect(full.headers['content-length']).toBe(head.headers['content-length'])
  expect(full.body.length).toBe(Number(head.headers['content-length']))
  expect((await sendRequest('/about')).text).toBe(documentOf('/about'))
  expect(received).toHaveLength(1)
})
