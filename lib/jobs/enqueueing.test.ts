import { expect, onTestFinished, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import { someWorker } from '#test/jobs.ts'

test('a job is done once its transaction has committed, and not before', async () => {
  const rerender = vi.fn(async () => undefined)
  const worker = someWorker({ rerender })
  onTestFinished(() => worker.stop())
  await vi.waitUntil(isWorkerUp, 20_000)
  await transaction(async (tx) => {
    await enqueue(tx, 'rerender', {})
    expect(rerender).not.toHaveBeenCalled()
  })
  await vi.waitUntil(async () => (await states('rerender')).includes('completed'), 20_000)
  expect(rerender).toHaveBeenCalledOnce()
})

test('a rolled-back transaction leaves no job', async () => {
  const failing = transaction(async (tx) => {
    await enqueue(tx, 'variants', {})
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await states('variants')).toEqual([])
})

test('a payload of another shape is refused, and nothing is added', async () => {
  const wrong = { mediaId: 'a', other: 'b' }
  await expect(transaction((tx) => enqueue(tx, 'variants', wrong))).rejects.toThrow(/other/)
  expect(await states('variants')).toEqual([])
})

test('one of many that ask for the same within a period is enough', async () => {
  for (let time = 0; time < 3; time++) await enqueue(db(), 'reindex', {}, { oncePerSeconds: 3_600 })
  expect((await states('reindex')).length).toBe(1)
})

async function isWorkerUp(): Promise<boolean> {
  const [row] = await db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM jobs.instance`
  return (row?.count ?? 0) > 0
}

async function states(name: string): Promise<string[]> {
  const rows = await db().$queryRaw<
    { state: string }[]
  >`SELECT state::text FROM jobs.job WHERE name = ${name}`
  return rows.map(({ state }) => state)
}
