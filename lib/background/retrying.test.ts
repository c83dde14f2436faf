import { expect, test } from 'vitest'
import { listAlarms } from '#lib/admin/alarms.ts'
import { getJobsScreen } from '#lib/admin/jobs.ts'
import { retryJob } from '#lib/background/retrying.ts'
import { Conflict, Forbidden, NotFound } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import { someone } from '#test/factories.ts'

test('an administrator sees a failed job with its reason and tries it again, which is recorded', async () => {
  const [admin, editor] = [await someone('administrator'), await someone('editor')]
  await enqueue(db(), 'rerender', {})
  await db()
    .$executeRaw`UPDATE jobs.job SET state = 'failed', completed_on = now(), output = '{"message": "Broken."}'`
  const { failed } = await getJobsScreen(admin)
  expect(failed).toMatchObject([{ name: 'rerender', state: 'failed', reason: 'Broken.' }])
  expect(await listAlarms(admin)).toMatchObject([{ found: 'No process runs background jobs.' }])
  expect(await listAlarms(editor)).toEqual([])
  await expect(getJobsScreen(editor)).rejects.toThrow(NotFound)

  const input = { id: failed[0]?.id ?? '' }
  await expect(retryJob(editor, input)).rejects.toThrow(Forbidden)
  await retryJob(admin, input)
  await expect(retryJob(admin, input)).rejects.toThrow(Conflict)
  expect(await getJobsScreen(admin)).toMatchObject({ failed: [], open: [{ state: 'waiting' }] })
  const events = await db().auditEvent.findMany({ where: { action: 'job.retry' } })
  expect(events).toMatchObject([{ subjectId: input.id, userId: admin.userId }])
})
