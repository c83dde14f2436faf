import { db } from '#lib/db/client.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import '../support/editing.ts'
import { signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test('a failed job is an alarm on every screen until it has been tried again', async ({ page }) => {
  await enqueue(db(), 'variants', { mediaId: 'gone' }, { startAfter: new Date('2100-01-01') })
  await db().$executeRaw`
    UPDATE jobs.job SET state = 'failed', completed_on = now(), start_after = now(), retry_count = 3,
      output = '{"message": "The disk of the server is full. Make room on it, then try again."}'
    WHERE data->>'mediaId' = 'gone'`
  await signIn(page)
  await expect(page.getByText('A background job has failed.')).toBeVisible()
  await page.getByRole('link', { name: 'See the jobs' }).click()

  const failed = page.getByRole('table', { name: 'Failed jobs' })
  await expect(
    failed.getByRole('row', { name: /Prepare images.*The disk of the server is full/ }),
  ).toBeVisible()
  await expect(page.getByRole('table', { name: 'Scheduled jobs' })).toContainText('Empty the trash')
  await failed.getByRole('button', { name: 'Try again: Prepare images' }).click()
  await expect(page.getByText('No job has failed.')).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('table', { name: 'Finished jobs' })).toContainText('Prepare images')
  }).toPass()
  await expect(page.getByText('A background job has failed.')).toHaveCount(0)
})
