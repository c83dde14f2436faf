import { expect, test } from 'vitest'
import { Unavailable } from '#lib/core/errors.ts'
import { enqueue } from '#lib/media/queue.ts'

/** A job that records its start and ends on demand. */
function piece(running: string[], id: string) {
  const gate = Promise.withResolvers<void>()
  const work = async () => {
    running.push(id)
    await gate.promise
    return id
  }
  return { id, work, end: gate.resolve }
}

function pieces(running: string[], ...ids: string[]) {
  return ids.map((id) => piece(running, id))
}

test('two images are worked on at once, in the order they came', async () => {
  const running: string[] = []
  const all = pieces(running, 'a', 'b', 'c', 'd')
  const results = all.map(({ id, work }) => enqueue({ id, urgency: 'asked' }, work))
  await expect.poll(() => running).toEqual(['a', 'b'])
  all[1]?.end()
  await expect.poll(() => running).toEqual(['a', 'b', 'c'])
  for (const { end } of all) end()
  expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd'])
})

test('requested work runs before background work', async () => {
  const running: string[] = []
  const all = pieces(running, 'a', 'b', 'later', 'asked')
  const results = all.map(({ id, work }) =>
    enqueue({ id, urgency: id === 'asked' ? 'asked' : 'background' }, work),
  )
  all[0]?.end()
  await expect.poll(() => running).toEqual(['a', 'b', 'asked'])
  for (const { end } of all) end()
  await Promise.all(results)
})

test.each([
  { isSlow: false, order: ['a', 'b', 'd'] },
  { isSlow: true, order: ['a', 'd'] },
])('what waits in the background moves ahead when it is asked for: %j', async ({ isSlow, order }) => {
  const running: string[] = []
  const all = pieces(running, 'a', 'b', 'c', 'd')
  const results = all.map(({ id, work }) => enqueue({ id, urgency: 'background', isSlow }, work))
  const again = enqueue({ id: 'd', urgency: 'asked', isSlow }, () => Promise.reject(new Error('Done twice.')))
  all[0]?.end()
  await expect.poll(() => running).toEqual(order)
  for (const { end } of all) end()
  await Promise.all(results)
  expect(await again).toBe('d')
})

test('what is slow never keeps the rest waiting', async () => {
  const running: string[] = []
  const slow = pieces(running, 's1', 's2', 's3', 's4')
  const results = slow.map(({ id, work }) => enqueue({ id, urgency: 'asked', isSlow: true }, work))
  await expect.poll(() => running).toEqual(['s1'])
  for (const id of ['w1', 'w2', 'w3']) {
    expect(await enqueue({ id, urgency: 'background' }, async () => id)).toBe(id)
  }
  expect(running).toEqual(['s1'])
  for (const { end } of slow) end()
  await Promise.all(results)
})

test('work that fails ends for all who asked, and can be asked for again', async () => {
  const failing = () => Promise.reject(new Error('no'))
  const job = { id: 'failing', urgency: 'asked' } as const
  const results = await Promise.allSettled([enqueue(job, failing), enqueue(job, failing)])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await enqueue(job, async () => 'done')).toBe('done')
})

test('more than can wait is refused', async () => {
  const running: string[] = []
  const all = pieces(running, ...Array.from({ length: 66 }, (_, index) => `p${index}`))
  const results = all.map(({ id, work }) => enqueue({ id, urgency: 'asked' }, work))
  expect(() => enqueue({ id: 'one more', urgency: 'asked' }, async () => 0)).toThrow(Unavailable)
  for (const { end } of all) end()
  await Promise.all(results)
})
