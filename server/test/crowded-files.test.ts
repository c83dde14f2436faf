import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { startApp } from '#test/server/served-app.ts'

test('slow images delay no page', async () => {
  const waiting = Promise.withResolvers<void>()
  const pages = Object.fromEntries(
    Array.from({ length: 40 }, (_, number) => [
      `/media/${number}.webp`,
      async (_req: IncomingMessage, res: ServerResponse) => {
        await waiting.promise
        res.setHeader('content-type', 'image/webp')
        res.end('image')
      },
    ]),
  )
  const { sendRequest } = await startApp({ pages })
  const images = Object.keys(pages).map((path) => sendRequest(path))
  expect((await sendRequest('/blog/one')).status).toBe(200)
  waiting.resolve()
  expect((await Promise.all(images)).map(({ status }) => status)).toEqual(images.map(() => 200))
})

test('quick images do not wait for slow ones', async () => {
  const waiting = Promise.withResolvers<void>()
  const encode = async (_req: IncomingMessage, res: ServerResponse) => {
    await waiting.promise
    res.setHeader('content-type', 'image/avif').end('image')
  }
  const slow = Array.from({ length: 20 }, (_, number) => `/media/${number}.avif`)
  const quick = (_req: IncomingMessage, res: ServerResponse) =>
    void res.setHeader('content-type', 'image/webp').end('image')
  const pages = { ...Object.fromEntries(slow.map((path) => [path, encode])), '/media/a.webp': quick }
  const { sendRequest } = await startApp({ pages })
  const replies = slow.map((path) => sendRequest(path))
  expect((await sendRequest('/media/a.webp')).status).toBe(200)
  waiting.resolve()
  expect((await Promise.all(replies)).map(({ status }) => status)).toEqual(slow.map(() => 200))
})

test('a flood of Open Graph images delays no other image, and is rejected in the end', async () => {
  const waiting = Promise.withResolvers<void>()
  const cards = Array.from({ length: 150 }, (_, number) => `/cards/1-${number}.png`)
  const draw = async (_req: IncomingMessage, res: ServerResponse) => {
    await waiting.promise
    res.setHeader('content-type', 'image/png').end('card')
  }
  const image = (_req: IncomingMessage, res: ServerResponse) =>
    void res.setHeader('content-type', 'image/webp').end('image')
  const pages = { ...Object.fromEntries(cards.map((path) => [path, draw])), '/media/a.webp': image }
  const { sendRequest } = await startApp({ pages })
  const statuses: number[] = []
  const replies = cards.map(async (path) => statuses.push((await sendRequest(path)).status))
  await expect.poll(() => statuses).toEqual(Array(48).fill(503))
  expect((await sendRequest('/media/a.webp')).status).toBe(200)
  waiting.resolve()
  await Promise.all(replies)
  expect(statuses.filter((status) => status === 200)).toHaveLength(102)
})

test('an image that is temporarily unavailable returns 503, which is not cached', async () => {
  let isBusy = true
  const { sendRequest } = await startApp({
    pages: {
      '/media/a.webp': (_req, res) => {
        res.statusCode = isBusy ? 503 : 200
        res.setHeader('content-type', 'image/webp')
        res.end()
      },
    },
  })
  const refused = await sendRequest('/media/a.webp')
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5'])
  isBusy = false
  expect((await sendRequest('/media/a.webp')).status).toBe(200)
})
