import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, expect, test, vi } from 'vitest'
import { Unavailable } from '#lib/core/errors.ts'
import { POOL_LIMITS } from './limits.ts'
import { RenderPool } from './pool.ts'

vi.setConfig({ testTimeout: 120_000 })

const pools: RenderPool[] = []

afterEach(async () => {
  vi.useRealTimers()
  for (const pool of pools.splice(0)) await pool.close()
})

function poolOf(limits: Partial<typeof POOL_LIMITS>) {
  const pool = new RenderPool({ ...POOL_LIMITS, ...limits })
  pools.push(pool)
  return pool
}

const text = (body: string) => ({ title: '', body, media: {} })

/** Its parsing takes half a minute. */
const ENDLESS = text('*a **b '.repeat(3_000) + 'c** d*'.repeat(3_000))

test('a text that computes for too long is refused, and the next one is rendered', async () => {
  const pool = poolOf({ workers: 1, milliseconds: { check: 1, inspect: 1, render: 1_000, convert: 1 } })
  const slow = pool.run('render', ENDLESS)
  const next = pool.run('render', text('Next.'))
  const message = 'Processing this text takes longer than 1 seconds. Shorten or simplify it.'
  expect((await slow).problems).toEqual([{ line: 1, column: 1, message }])
  expect((await next).value?.html).toBe('<p>Next.</p>')
})

test('a text that takes too much memory is refused, and the next one is rendered', async () => {
  const pool = poolOf({ workers: 1, megabytes: 72, youngMegabytes: 16 })
  const big = await pool.run('render', text('a *b* c\n\n'.repeat(40_000)))
  expect(big.problems?.[0]?.message).toBe(
    'Rendering this text takes too much memory. Shorten or simplify it.',
  )
  expect((await pool.run('render', text('Next.'))).value?.html).toBe('<p>Next.</p>')
})

test('a worker that cannot start is reported as unavailable', async () => {
  const pool = poolOf({ startMilliseconds: 1 })
  await expect(pool.run('render', text('a'))).rejects.toThrow(Unavailable)
})

test('more texts than may wait are turned away', async () => {
  const pool = poolOf({ workers: 1, waiting: 1 })
  const accepted = [pool.run('render', text('a')), pool.run('render', text('b'))]
  await expect(pool.run('render', text('c'))).rejects.toThrow('queue is full')
  expect((await Promise.all(accepted)).map(({ value }) => value?.html)).toEqual(['<p>a</p>', '<p>b</p>'])
})

test('many texts at once each get their own answer', async () => {
  const pool = poolOf({})
  const bodies = Array.from({ length: 40 }, (_, index) => `Text ${index}.`)
  const outcomes = await Promise.all(bodies.map((body) => pool.run('render', text(body))))
  expect(outcomes.map(({ value }) => value?.text)).toEqual(bodies)
})

test('workers that have nothing to do end, and new ones take over', async () => {
  const pool = poolOf({ idleMilliseconds: 1 })
  await pool.run('check', 'a')
  await vi.waitUntil(() => pool.threads === 0)
  expect((await pool.run('render', text('b'))).value?.html).toBe('<p>b</p>')
})

test('workers that rested are not ended in the middle of new work', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const pool = poolOf({})
  await Promise.all([pool.run('check', 'One.'), pool.run('check', 'Two.')])
  const third = pool.run('check', 'Three.')
  vi.advanceTimersByTime(POOL_LIMITS.idleMilliseconds)
  await expect(third).resolves.toEqual({ value: null })
})

test('what waits when the pool closes is told so, and the pool can be used again', async () => {
  const pool = poolOf({ workers: 1 })
  const waiting = [pool.run('render', ENDLESS), pool.run('render', text('a'))].map((run) =>
    run.catch((error) => error),
  )
  await pool.close()
  for (const result of await Promise.all(waiting)) expect(result).toBeInstanceOf(Unavailable)
  expect((await pool.run('render', text('b'))).value?.html).toBe('<p>b</p>')
})

test('idle workers do not keep a program from ending', async () => {
  const program = `import { checkArticle } from '#lib/content/mdx/pool/rendering.ts'; console.log(await checkArticle('a {b}'))`
  const args = ['--input-type=module', '--eval', program]
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 100_000 })
  expect(stdout).toContain('Braces begin')
})
