import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { type Invalidation, invalidate } from '#lib/invalidation/recording.ts'
import { documentOf, startApp } from '#test/server/served-app.ts'

function record(touched: Invalidation, write = () => {}) {
  return db().$transaction(async (tx) => {
    await invalidate(tx, touched)
    write()
  })
}

/** A publication of one article, behind as many doors as one likes; whoever asks for /api/article changes it. */
function someWorld() {
  const world = {
    text: 'First',
    isLive: true,
    touched: { refresh: ['post:a'] } as Invalidation,
    gate: Promise.resolve(),
  }
  const open = async () => {
    const app = await startApp({
      resolve: async () => (world.isLive ? { kind: 'page', keys: ['post:a'] } : { kind: 'missing' }),
      pages: {
        '/blog/a': async (_req, res) => {
          const { text, gate } = world
          await gate
          res.setHeader('content-type', 'text/html').end(documentOf(text))
        },
        '/api/article': async (req, res) => {
          await record(world.touched, () => {
            world.text = `After ${req.method}`
          })
          res.end('done')
        },
      },
    })
    await app.listener.start()
    const read = async () => /<title>(.*?)</.exec((await app.sendRequest('/blog/a')).text)?.[1]
    return { ...app, read, change: (method: string) => app.sendRequest('/api/article', { method }) }
  }
  return { world, open }
}

test('whoever changes something by whatever method is answered when the next reader sees it', async () => {
  const { open } = someWorld()
  const { read, change } = await open()
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
    for (let time = 0; time < 10; time++) {
      await read()
      expect((await change(method)).text).toBe('done')
      expect(await read()).toBe(`After ${method}`)
    }
})

test('a change is known to the other instances in a quarter of a second', async () => {
  const { open } = someWorld()
  const [here, there] = [await open(), await open()]
  const took: number[] = []
  for (let number = 0; number < 100; number++) {
    await there.read()
    const began = performance.now()
    await here.change('POST')
    while (there.cache.fresh('/blog/a')) await new Promise(setImmediate)
    took.push(performance.now() - began)
    expect(await there.read()).toBe('After POST')
  }
  expect(took.toSorted((a, b) => a - b)[98]).toBeLessThan(250)
})

test('a page that is being made while it is published anew reaches nobody who asks later', async () => {
  const { world, open } = someWorld()
  const { read, change, heard } = await open()
  const held = Promise.withResolvers<void>()
  world.gate = held.promise
  const early = read()
  await expect.poll(() => heard.length).toBe(1)
  world.gate = Promise.resolve()
  await change('POST')
  expect(await read()).toBe('After POST')
  held.resolve()
  expect(await early).toBe('After POST')
  expect(await read()).toBe('After POST')
})

test('a page that is being made while it is unpublished is there for nobody', async () => {
  const { world, open } = someWorld()
  const { sendRequest, read, change, heard, cache } = await open()
  const held = Promise.withResolvers<void>()
  world.gate = held.promise
  const early = sendRequest('/blog/a')
  await expect.poll(() => heard.length).toBe(1)
  world.touched = { removed: ['post:a'] }
  world.isLive = false
  await change('DELETE')
  held.resolve()
  expect((await early).status).toBe(404)
  expect((await sendRequest('/blog/a')).status).toBe(404)
  expect(cache.fresh('/blog/a')).toBeUndefined()
  world.isLive = true
  expect(await read()).toBe('After DELETE')
})

test('a change that is rolled back makes nothing anew', async () => {
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

test('while changes cannot be heard, whoever changes something still sees it, and no other page is trusted', async () => {
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
