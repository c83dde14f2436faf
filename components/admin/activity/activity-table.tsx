import { AuditEventLabel } from '#components/admin/activity/audit-event-label.tsx'
import { type Column, DataTable } from '#components/admin/layout/data-table.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import type { Locale } from '#lib/admin/views.ts'
import type { AuditView } from '#lib/audit/views.ts'

/** Who did what, when. */
export function ActivityTable({ events, place }: { events: AuditView[]; place: Locale }) {
  return (
    <DataTable
      label="Activity"
      columns={columnsFor(place)}
      items={events}
      empty="Nothing has happened yet."
    />
  )
}

function columnsFor(place: Locale): Column<AuditView>[] {
  return [
    { name: 'When', show: ({ at }) => <DateTime at={at} {...place} /> },
    { name: 'Who', show: who },
    { name: 'What', show: (event) => <AuditEventLabel event={event} /> },
    { name: 'Detail', show: ({ detail }) => <span className="row-detail">{detail}</span> },
  ]
}

const NOT_SIGNED_IN = ['user.signInFailed', 'user.signInUnknown']

function who({ user, action }: AuditView): string {
  return user ?? (NOT_SIGNED_IN.includes(action) ? 'Not signed in' : 'The publication')
}
