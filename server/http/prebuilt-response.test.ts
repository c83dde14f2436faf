import { once } from 'node:events'
import { connect } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startApp } from '#test/server/served-app.ts'

const PATH = '/blog/one'

test('a prebuilt response equals the one that Node writes', async () => {
  const { sendRequest } = await startApp()
  const first = await sendRequest(PATH, { headers: { connection: 'keep-alive' } })
  const full = await sendRequest(PATH, { headers: { connection: 'keep-alive' } })
  const closing = await sendRequest(PATH, { headers: { connection: 'close' } })
  expect(full.headers['server-timing']).toBe('cache;desc=hit')
  expect(full.text).toBe(first.text)
  expect(apartFrom(full.headers, 'date', 'server-timing')).toEqual(
    apartFrom(first.headers, 'date', 'server-timing'),
  )
  expect(apartFrom(full.headers, 'date', 'connection', 'keep-alive')).toEqual(
    apartFrom(closing.headers, 'date', 'connection'),
  )
  expect(Math.abs(Date.parse(full.headers.date ?? '') - Date.now())).toBeLessThan(2000)
})

test('pipelined requests get their responses in order', async () => {
  const { port, sendRequest } = await startApp()
  const paths = ['/blog/one', '/blog/two', '/blog/one', '/blog/three', '/blog/one']
  for (const path of paths) await sendRequest(path)
  const socket = connect(port, '127.0.0.1')
  for (const path of paths) socket.write(`GET ${path} HTTP/1.1\r\nHost: example.org\r\n\r\n`)
  let received = ''
  socket.on('data', (bytes) => {
    received += bytes
  })
  await expect.poll(() => [...received.matchAll(/<title>(.*?)</g)].map(([, title]) => title)).toEqual(paths)
  expect([...received.matchAll(/desc=(\w+)/g)].map(([, cacheStatus]) => cacheStatus)).toEqual(
    paths.map(() => 'hit'),
  )
  socket.destroy()
})

test('a prebuilt response in the best encoding replaces the quick one', async () => {
  const { cache, sendRequest } = await startApp()
  const headers = { 'accept-encoding': 'br', connection: 'keep-alive' }
  for (let time = 0; time < 3; time++) await sendRequest(PATH, { headers })
  await expect.poll(() => cache.fresh(PATH)?.representation.hasBestEncodings).toBe(true)
  const { body, headers: received } = await sendRequest(PATH, { headers })
  expect(brotliDecompressSync(body).toString()).toContain(PATH)
  expect(received['content-length']).toBe(String(body.length))
  expect(body.length).toBe(cache.fresh(PATH)?.representation.at('br')?.length)
})

test('a request without a body has an empty body', async () => {
  const { port } = await startApp({
    pages: {
      '/api/echo': (req, res) => req.on('end', () => res.end('received the end')).resume(),
    },
  })
  const socket = connect(port, '127.0.0.1')
  socket.write('POST /api/echo HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n')
  const received = Array.fromAsync(socket)
  await once(socket, 'close')
  expect(Buffer.concat(await received).toString()).toContain('received the end')
})

function apartFrom(headers: object, ...names: string[]) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))
}
