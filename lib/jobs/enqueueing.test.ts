import { expect, onTestFinished, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import { startWorker } from '#lib/jobs/working.ts'

test('a job is there when its transaction commits, and is done', async () => {
  const rerender = vi.fn(async () => undefined)
  const worker = startWorker({
    handlers: { rerender },
    report: (message, error) => console.error(message, error),
  })
  onTestFinished(() => worker.stop())
  await transaction((tx) => enqueue(tx, 'rerender', {}))
  await vi.waitUntil(() => rerender.mock.calls.length > 0, 20_000)
  await vi.waitUntil(async () => (await states()).includes('completed'), 20_000)
})

test('a rolled-back transaction leaves no job', async () => {
  const before = await states()
  const failing = transaction(async (tx) => {
    await enqueue(tx, 'rerender', {})
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await states()).toEqual(before)
})

async function states(): Promise<string[]> {
  const rows = await db().$queryRaw<
    { state: string }[]
  >`SELECT state::text FROM jobs.job WHERE name = 'rerender'`
  return rows.map(({ state }) => state)
}
