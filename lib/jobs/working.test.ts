import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { createProducer } from '#lib/jobs/engine.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import { judgeJobs } from '#lib/jobs/judging.ts'
import { JOB_NAMES } from '#lib/jobs/list.ts'
import { listJobsIn, readJobsHealth } from '#lib/jobs/reading.ts'
import { retry } from '#lib/jobs/retrying.ts'
import { someWorker } from '#test/jobs.ts'

const PATIENCE = 60_000

beforeEach(async () => void (await db().$executeRaw`DELETE FROM jobs.job`))

test('a job that fails is tried again, then is failed with its reason, and can be tried again', async () => {
  await enqueue(db(), 'backup', {})
  await db().$executeRaw`UPDATE jobs.job SET retry_limit = 0`
  const backup = vi.fn(async () => Promise.reject(new Error('The disk of the backups is full.')))
  const report = vi.fn()
  const worker = someWorker({ backup }, report)
  onTestFinished(() => worker.stop())
  await vi.waitUntil(async () => (await readJobsHealth()).failed === 1, PATIENCE)
  const [failed] = await listJobsIn(['failed'], 10)
  expect(failed).toMatchObject({ name: 'backup', reason: 'The disk of the backups is full.', attempts: 1 })
  expect(report).toHaveBeenCalledWith(expect.stringMatching(/backup failed/), expect.any(Error))
  expect(judgeJobs(await readJobsHealth())).toEqual({
    isStopped: false,
    found: 'A background job has failed.',
  })

  backup.mockImplementation(async () => undefined as never)
  expect(await retry(db(), failed?.id ?? '')).toBe(true)
  expect(await retry(db(), failed?.id ?? '')).toBe(false)
  await vi.waitUntil(async () => (await listJobsIn(['done'], 10)).length === 1, PATIENCE)
  expect(judgeJobs(await readJobsHealth())).toBeNull()
})

test('jobs that are added together are done one right after the other', async () => {
  const reindex = vi.fn(async () => undefined)
  const worker = someWorker({ reindex })
  onTestFinished(() => worker.stop())
  await vi.waitUntil(async () => (await readJobsHealth()).isRunning, PATIENCE)
  await transaction(async (tx) => {
    for (let count = 0; count < 10; count++) await enqueue(tx, 'reindex', {})
  })
  // With a poll between them they would take minutes.
  await vi.waitUntil(() => reindex.mock.calls.length === 10, PATIENCE)
})

test('what a dead worker was doing is done by another, and nothing has failed', async () => {
  for (const name of JOB_NAMES) await enqueue(db(), name, name === 'purge' ? { keys: [], again: [] } : {})
  await db().$executeRaw`
    UPDATE jobs.job SET state = 'active', started_on = now(), heartbeat_on = now() - interval '1 hour', retry_delay = 0`
  // Every worker looks for the jobs of dead ones, a few times a minute.
  await createProducer().supervise()
  const done: string[] = []
  const own = JOB_NAMES.map((name) => [name, async () => void done.push(name)])
  const worker = someWorker(Object.fromEntries(own))
  onTestFinished(() => worker.stop())
  await vi.waitUntil(
    async () => (await listJobsIn(['done', 'failed'], 10)).length === JOB_NAMES.length,
    PATIENCE,
  )
  expect(await listJobsIn(['failed'], 10)).toEqual([])
  expect(done.toSorted()).toEqual(JOB_NAMES.toSorted())
})

test('a worker that stops tells its jobs, which run again from their start', async () => {
  await enqueue(db(), 'reindex', {})
  const begun = Promise.withResolvers<void>()
  const worker = someWorker({
    reindex: (_, { signal }) => {
      begun.resolve()
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    },
  })
  await begun.promise
  await worker.stop()
  const [job] = await listJobsIn(['waiting', 'later', 'running', 'failed'], 10)
  expect(job).toMatchObject({ name: 'reindex', state: 'later' })
})

test('a worker whose connections are cut goes on by itself, and says so once', async () => {
  const reindex = vi.fn(async () => undefined)
  const report = vi.fn()
  const worker = someWorker({ reindex }, report)
  onTestFinished(() => worker.stop())
  await vi.waitUntil(async () => (await readJobsHealth()).isRunning, PATIENCE)
  const cutConnections = () => db().$queryRaw`
    SELECT pg_terminate_backend(pid, ${PATIENCE})::text FROM pg_stat_activity WHERE application_name = 'publication jobs'`
  for (let time = 0; time < 3; time++) {
    await cutConnections()
    await enqueue(db(), 'reindex', {})
    await vi.waitUntil(() => reindex.mock.calls.length > time, PATIENCE)
  }
  expect(report.mock.calls.length).toBeLessThanOrEqual(1)
  await Promise.all([cutConnections(), worker.stop()])
})

test('what is overdue and what is stopped is said', () => {
  const well = { isRunning: true, waiting: 0, later: 0, running: 0, failed: 0, overdueSeconds: 0 }
  expect(judgeJobs(well)).toBeNull()
  expect(judgeJobs({ ...well, isRunning: false })).toMatchObject({ isStopped: true })
  expect(judgeJobs({ ...well, waiting: 1, overdueSeconds: 3_600 })?.found).toContain('60 minutes')
  expect(judgeJobs({ ...well, failed: 2 })?.found).toBe('2 background jobs have failed.')
})
