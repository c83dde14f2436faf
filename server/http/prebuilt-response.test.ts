import { once } from 'node:events'
import { connect } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startApp } from '#test/server/served-app.ts'

const PATH = '/blog/one'

test('an answer sent in one piece says what any answer says', async () => {
  const { sendRequest } = await startApp()
  const first = await sendRequest(PATH, { headers: { connection: 'keep-alive' } })
  const whole = await sendRequest(PATH, { headers: { connection: 'keep-alive' } })
  const closing = await sendRequest(PATH, { headers: { connection: 'close' } })
  expect(whole.headers['server-timing']).toBe('cache;desc=hit')
  expect(whole.text).toBe(first.text)
  expect(apartFrom(whole.headers, 'date', 'server-timing')).toEqual(
    apartFrom(first.headers, 'date', 'server-timing'),
  )
  expect(apartFrom(whole.headers, 'date', 'connection', 'keep-alive')).toEqual(
    apartFrom(closing.headers, 'date', 'connection'),
  )
  expect(Math.abs(Date.parse(whole.headers.date ?? '') - Date.now())).toBeLessThan(2000)
})

test('many answers go over one connection, asked for all at once, in order', async () => {
  const { port, sendRequest } = await startApp()
  const paths = ['/blog/one', '/blog/two', '/blog/one', '/blog/three', '/blog/one']
  for (const path of paths) await sendRequest(path)
  const socket = connect(port, '127.0.0.1')
  for (const path of paths) socket.write(`GET ${path} HTTP/1.1\r\nHost: example.org\r\n\r\n`)
  let heard = ''
  socket.on('data', (bytes) => {
    heard += bytes
  })
  await expect.poll(() => [...heard.matchAll(/<title>(.*?)</g)].map(([, title]) => title)).toEqual(paths)
  expect([...heard.matchAll(/desc=(\w+)/g)].map(([, cacheStatus]) => cacheStatus)).toEqual(
    paths.map(() => 'hit'),
  )
  socket.destroy()
})

test('a whole answer in the best encoding follows the quick one', async () => {
  const { cache, sendRequest } = await startApp()
  const headers = { 'accept-encoding': 'br', connection: 'keep-alive' }
  for (let time = 0; time < 3; time++) await sendRequest(PATH, { headers })
  await expect.poll(() => cache.fresh(PATH)?.representation.hasBestEncodings).toBe(true)
  const { body, headers: heard } = await sendRequest(PATH, { headers })
  expect(brotliDecompressSync(body).toString()).toContain(PATH)
  expect(heard['content-length']).toBe(String(body.length))
  expect(body.length).toBe(cache.fresh(PATH)?.representation.at('br')?.length)
})

test('a request without a body finds that its body is empty', async () => {
  const { port } = await startApp({
    pages: {
      '/api/echo': (req, res) => req.on('end', () => res.end('heard the end')).resume(),
    },
  })
  const socket = connect(port, '127.0.0.1')
  socket.write('POST /api/echo HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n')
  const heard = Array.fromAsync(socket)
  await once(socket, 'close')
  expect(Buffer.concat(await heard).toString()).toContain('heard the end')
})

function apartFrom(headers: object, ...names: string[]) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))
}
