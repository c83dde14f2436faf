import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { storeFile } from '#lib/storage/files.ts'
import { type Page, startApp } from '#test/server/served-app.ts'

const missing: Page = (_req, res) => void res.writeHead(404).end()

test('a file of another build is served as one of this build would be', async () => {
  const path = '/_next/static/chunks/other.js'
  const list = { sources: 'other', at: 1, paths: [path] }
  await storeFile(`builds/files${path}`, Buffer.from('other build'))
  await storeFile('builds/lists/other.json', Buffer.from(JSON.stringify(list)))
  const { sendRequest } = await startApp({ pages: { [path]: missing, '/_next/static/none.js': missing } })
  // Which files there are is looked up every two seconds.
  await expect.poll(async () => (await sendRequest(path)).status).toBe(200)
  const { headers, text } = await sendRequest(path)
  expect(text).toBe('other build')
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  })
  const part = await sendRequest(path, { headers: { range: 'bytes=0-4' } })
  expect([part.status, part.text]).toEqual([206, 'other'])
  expect((await sendRequest('/_next/static/none.js')).status).toBe(404)
})

test('an image whose storage fails half-way is unavailable for a while, and pages notice nothing', async () => {
  const cut = (_req: unknown, res: ServerResponse) => {
    res.writeHead(200, { 'content-type': 'image/webp', 'content-length': '10' })
    res.write('half', () => res.destroy())
  }
  const short = (_req: unknown, res: ServerResponse) =>
    void res.writeHead(200, { 'content-type': 'image/webp', 'content-length': '10' }).end('half')
  const { sendRequest } = await startApp({ pages: { '/media/a.webp': cut, '/media/b.webp': short } })
  for (const path of ['/media/a.webp', '/media/b.webp']) {
    const { status, headers } = await sendRequest(path)
    expect([status, headers['retry-after'], headers['cache-control']]).toEqual([
      503,
      '5',
      'private, no-store',
    ])
  }
  expect((await sendRequest('/blog/one')).status).toBe(200)
})

test('images that hang keep no file waiting that a page needs', async () => {
  const waiting = Promise.withResolvers<void>()
  const paths = Array.from({ length: 40 }, (_, number) => `/media/${number}.webp`)
  const hang: Page = async (_req, res) => {
    await waiting.promise
    res.writeHead(503).end()
  }
  const script: Page = (_req, res) => void res.writeHead(200, { 'content-type': 'text/javascript' }).end('x')
  const pages = { ...Object.fromEntries(paths.map((path) => [path, hang])), '/assets/site-0.js': script }
  const { sendRequest } = await startApp({ pages })
  const images = paths.map((path) => sendRequest(path))
  expect((await sendRequest('/assets/site-0.js')).status).toBe(200)
  waiting.resolve()
  expect((await Promise.all(images)).map(({ status }) => status)).toEqual(paths.map(() => 503))
})
