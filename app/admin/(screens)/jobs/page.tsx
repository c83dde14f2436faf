import type { Metadata } from 'next'
import { FailedJobs, JobsTable, SchedulesTable } from '#components/admin/jobs/jobs-tables.tsx'
import { ScreenHead } from '#components/admin/layout/screen-head.tsx'
import { getJobsScreen } from '#lib/admin/jobs.ts'
import { orNotFound } from '#lib/web/or-not-found.ts'
import { readSettings } from '#lib/web/reads.ts'
import { requireSignedIn } from '#lib/web/session.ts'
import { retryJobAction } from './actions'

export const metadata: Metadata = { title: 'Jobs' }

export default async function JobsPage() {
  const { viewer } = await requireSignedIn('/admin/jobs')
  const { health, failed, open, done, schedules } = await orNotFound(() => getJobsScreen(viewer))
  const { zone, language } = await readSettings()
  const locale = { zone, language }
  return (
    <>
      <ScreenHead title="Jobs">
        <p className="screen-note">
          {health.isRunning ? 'A worker runs.' : 'No worker runs.'} {health.running} running,{' '}
          {health.waiting + health.later} waiting, {health.failed} failed.
        </p>
      </ScreenHead>
      <h2>Failed</h2>
      <FailedJobs jobs={failed} locale={locale} retry={retryJobAction} />
      <h2>Running and waiting</h2>
      <JobsTable label="Running and waiting jobs" jobs={open} locale={locale} empty="No job waits." />
      <h2>Scheduled</h2>
      <SchedulesTable schedules={schedules} locale={locale} />
      <h2>Done</h2>
      <JobsTable label="Finished jobs" jobs={done} locale={locale} empty="No job has finished yet." />
    </>
  )
}
