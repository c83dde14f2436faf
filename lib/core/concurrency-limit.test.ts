import { expect, test } from 'vitest'
import { ConcurrencyLimit } from '#lib/core/concurrency-limit.ts'
import { Overloaded } from '#lib/core/errors.ts'

test('at most the allowed number run at once, and all run in order', async () => {
  const limit = new ConcurrencyLimit(2, 10)
  let inside = 0
  let most = 0
  const order: number[] = []
  const work = (number: number) => async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise(setImmediate)
    order.push(number)
    inside -= 1
  }
  await Promise.all([1, 2, 3, 4, 5].map((number) => limit.run(work(number))))
  expect([most, inside, order]).toEqual([2, 0, [1, 2, 3, 4, 5]])
})

test('work that throws frees its slot too', async () => {
  const limit = new ConcurrencyLimit(1, 10)
  const failing = limit.run(() => Promise.reject(new Error('no')))
  const next = limit.run(async () => 'through')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('through')
})

test('when the queue is full, the next call fails at once', async () => {
  const limit = new ConcurrencyLimit(1, 1)
  const held = Promise.withResolvers<void>()
  const first = limit.run(() => held.promise)
  const second = limit.run(async () => {})
  await expect(limit.run(async () => {})).rejects.toThrow(Overloaded)
  held.resolve()
  await Promise.all([first, second])
})

test('a higher priority runs first, also one that was raised while the work waited', async () => {
  const limit = new ConcurrencyLimit(1, 10)
  const held = Promise.withResolvers<void>()
  const first = limit.run(() => held.promise)
  const order: string[] = []
  const turns = { low: { priority: 0 }, high: { priority: 1 }, raised: { priority: 0 } }
  const rest = (['low', 'raised', 'high'] as const).map((name) =>
    limit.run(async () => void order.push(name), turns[name]),
  )
  turns.raised.priority = 2
  held.resolve()
  await Promise.all([first, ...rest])
  expect(order).toEqual(['raised', 'high', 'low'])
})
