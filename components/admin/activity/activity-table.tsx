import { AuditEventLabel } from '#components/admin/activity/audit-event-label.tsx'
import { type Column, DataTable } from '#components/admin/layout/data-table.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import type { Locale } from '#lib/admin/views.ts'
import type { AuditView } from '#lib/audit/views.ts'

/** The audit log: who did what, and when. */
export function ActivityTable({ events, locale }: { events: AuditView[]; locale: Locale }) {
  return (
    <DataTable
      label="Activity"
      columns={columnsFor(locale)}
      items={events}
      empty="No activity yet. Changes to posts, images, users and settings are listed here."
    />
  )
}

function columnsFor(locale: Locale): Column<AuditView>[] {
  return [
    { name: 'When', show: ({ at }) => <DateTime at={at} {...locale} /> },
    { name: 'Who', show: who },
    { name: 'What', show: (event) => <AuditEventLabel event={event} /> },
    { name: 'Detail', show: ({ detail }) => <span className="row-detail">{detail}</span> },
  ]
}

const NOT_SIGNED_IN = ['user.signInFailed', 'user.signInUnknown']

function who({ user, action }: AuditView): string {
  return user ?? (NOT_SIGNED_IN.includes(action) ? 'Not signed in' : 'The publication')
}
