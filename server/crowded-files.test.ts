import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { startDoor } from '#server/testing/door'

test('pictures that take long keep no page waiting', async () => {
  const waiting = Promise.withResolvers<void>()
  const pages = Object.fromEntries(
    Array.from({ length: 40 }, (_, number) => [
      `/media/${number}.webp`,
      async (_req: IncomingMessage, res: ServerResponse) => {
        await waiting.promise
        res.setHeader('content-type', 'image/webp')
        res.end('picture')
      },
    ]),
  )
  const { knock } = await startDoor({ pages })
  const pictures = Object.keys(pages).map((path) => knock(path))
  expect((await knock('/blog/one')).status).toBe(200)
  waiting.resolve()
  expect((await Promise.all(pictures)).map(({ status }) => status)).toEqual(pictures.map(() => 200))
})

test('a picture that cannot be made now is to be asked for again, and nobody remembers that', async () => {
  let isBusy = true
  const { knock } = await startDoor({
    pages: {
      '/media/a.webp': (_req, res) => {
        res.statusCode = isBusy ? 503 : 200
        res.setHeader('content-type', 'image/webp')
        res.end()
      },
    },
  })
  const refused = await knock('/media/a.webp')
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5'])
  isBusy = false
  expect((await knock('/media/a.webp')).status).toBe(200)
})
