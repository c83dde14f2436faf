import { jobName } from '#components/admin/jobs/job-names.ts'
import { type Column, DataTable, EmptyCell } from '#components/admin/layout/data-table.tsx'
import { RowAction } from '#components/admin/layout/row-action.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import type { Locale, Result } from '#lib/admin/views.ts'
import type { JobState, JobView, ScheduleView } from '#lib/jobs/views.ts'

type Retry = (id: string) => Promise<Result<void>>

const STATES: Record<JobState, string> = {
  waiting: 'Waiting',
  later: 'Later',
  running: 'Running',
  failed: 'Failed',
  done: 'Done',
}

/** Jobs that have failed for good, each with its reason and a way to try it again. */
export function FailedJobs({ jobs, locale, retry }: { jobs: JobView[]; locale: Locale; retry: Retry }) {
  const columns: Column<JobView>[] = [
    job,
    { name: 'Failed', show: ({ at }) => <DateTime at={at} {...locale} /> },
    { name: 'Attempts', kind: 'number', unit: 'attempts', show: ({ attempts }) => attempts },
    { name: 'Reason', show: reason },
    {
      name: 'Actions',
      kind: 'actions',
      show: ({ id, name }) => (
        <RowAction id={id} label={`Try again: ${jobName(name)}`} action={retry}>
          Try again
        </RowAction>
      ),
    },
  ]
  return <DataTable label="Failed jobs" columns={columns} items={jobs} empty="No job has failed." />
}

/** Jobs with their state, and why their last attempt failed. */
export function JobsTable({ label, jobs, locale, empty }: TableProps) {
  const columns: Column<JobView>[] = [
    job,
    { name: 'State', show: ({ state }) => STATES[state] },
    { name: 'When', show: ({ at }) => <DateTime at={at} {...locale} /> },
    { name: 'Last failure', show: reason },
  ]
  return <DataTable label={label} columns={columns} items={jobs} empty={empty} />
}

type TableProps = { label: string; jobs: JobView[]; locale: Locale; empty: string }

/** What runs by itself, and when. */
export function SchedulesTable({ schedules, locale }: { schedules: ScheduleView[]; locale: Locale }) {
  const columns: Column<ScheduleView>[] = [
    { name: 'Job', kind: 'head', show: ({ name }) => jobName(name) },
    { name: 'Next', show: ({ next }) => (next ? <DateTime at={next} {...locale} /> : <EmptyCell />) },
  ]
  return (
    <DataTable
      label="Scheduled jobs"
      columns={columns}
      items={schedules}
      empty="Nothing is scheduled: no process has run background jobs yet."
    />
  )
}

const job: Column<JobView> = { name: 'Job', kind: 'head', show: ({ name }) => jobName(name) }

function reason({ reason: text }: JobView) {
  return text ? <span className="row-detail">{text}</span> : <EmptyCell />
}
