import { expect, test } from 'vitest'
import { awaitInvalidation } from '#lib/core/request-scope.ts'
import { db } from '#lib/db/client.ts'
import { type Invalidation, invalidate } from '#lib/invalidation/recording.ts'
import { documentOf, startApp } from '#test/server/served-app.ts'

function record(touched: Invalidation, write = () => {}) {
  return db().$transaction(async (tx) => {
    await invalidate(tx, touched)
    write()
  })
}

/** A site with one article, served by any number of instances; a request to /api/article changes it. */
function someWorld() {
  const site = {
    text: 'First',
    isLive: true,
    touched: { refresh: ['post:a'] } as Invalidation,
    gate: Promise.resolve(),
  }
  const open = async () => {
    const app = await startApp({
      resolve: async () => (site.isLive ? { kind: 'page', tags: ['post:a'] } : { kind: 'missing' }),
      pages: {
        '/blog/a': async (_req, res) => {
          const { text, gate } = site
          await gate
          res.setHeader('content-type', 'text/html').end(documentOf(text))
        },
        '/api/article': async (req, res) => {
          await record(site.touched, () => {
            site.text = `After ${req.method}`
          })
          await awaitInvalidation()
          res.end('done')
        },
      },
    })
    await app.listener.start()
    const read = async () => /<title>(.*?)</.exec((await app.sendRequest('/blog/a')).text)?.[1]
    return { ...app, read, change: (method: string) => app.sendRequest('/api/article', { method }) }
  }
  return { site, open }
}

test('a client that changes something gets its response when the next reader sees the change', async () => {
  const { open } = someWorld()
  const { read, change } = await open()
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
    for (let time = 0; time < 10; time++) {
      await read()
      expect((await change(method)).text).toBe('done')
      expect(await read()).toBe(`After ${method}`)
    }
})

test('a change reaches the other instances', async () => {
  const { open } = someWorld()
  const [here, there] = [await open(), await open()]
  for (let number = 0; number < 20; number++) {
    await there.read()
    await here.change('POST')
    while (there.cache.fresh('/blog/a')) await new Promise(setImmediate)
    expect(await there.read()).toBe('After POST')
  }
})

test('a page that was being rendered during a publish is not served to later requests', async () => {
  const { site, open } = someWorld()
  const { read, change, received } = await open()
  const held = Promise.withResolvers<void>()
  site.gate = held.promise
  const early = read()
  await expect.poll(() => received.length).toBe(1)
  site.gate = Promise.resolve()
  await change('POST')
  expect(await read()).toBe('After POST')
  held.resolve()
  expect(await early).toBe('After POST')
  expect(await read()).toBe('After POST')
})

test('a page that was being rendered when it was unpublished is not served', async () => {
  const { site, open } = someWorld()
  const { sendRequest, read, change, received, cache } = await open()
  const held = Promise.withResolvers<void>()
  site.gate = held.promise
  const early = sendRequest('/blog/a')
  await expect.poll(() => received.length).toBe(1)
  site.touched = { removed: ['post:a'] }
  site.isLive = false
  await change('DELETE')
  held.resolve()
  expect((await early).status).toBe(404)
  expect((await sendRequest('/blog/a')).status).toBe(404)
  expect(cache.fresh('/blog/a')).toBeUndefined()
  site.isLive = true
  expect(await read()).toBe('After DELETE')
})

test('a rolled-back change re-renders nothing', async () => {
  const { open } = someWorld()
  const { sendRequest, listener } = await open()
  await sendRequest('/blog/a')
  const failing = record({ refresh: ['post:a'], removed: ['post:a'] }, () => {
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  await listener.barrier()
  expect((await sendRequest('/blog/a')).headers['server-timing']).toBe('cache;desc=hit')
})

test('without the invalidation listener, writers still see their changes, and no other page counts as fresh', async () => {
  const { open } = someWorld()
  const { read, change, listener, sendRequest } = await open()
  await read()
  await listener.close()
  await expect
    .poll(() =>
      listener.barrier().then(
        () => true,
        () => false,
      ),
    )
    .toBe(false)
  await change('POST')
  expect(await read()).toBe('After POST')
  expect((await sendRequest('/blog/a')).headers['server-timing']).toBe('cache;desc=hit')
})
