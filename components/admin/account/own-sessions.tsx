import Bowser from 'bowser'
import { type Column, DataTable } from '#components/admin/layout/data-table.tsx'
import { RowAction } from '#components/admin/layout/row-action.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import type { Locale, Result } from '#lib/admin/views.ts'
import type { SessionView } from '#lib/auth/views.ts'

type Props = {
  sessions: SessionView[]
  own: string
  locale: Locale
  end: (id: string) => Promise<Result<void>>
}

/** The viewer's sessions: where they are signed in. */
export function OwnSessions({ sessions, own, locale, end }: Props) {
  const columns: Column<SessionView>[] = [
    {
      name: 'Browser',
      kind: 'head',
      show: ({ userAgent }) => <span title={userAgent}>{browserName(userAgent)}</span>,
    },
    { name: 'Since', show: ({ createdAt }) => <DateTime at={createdAt} {...locale} /> },
    { name: 'Last seen', show: ({ lastSeenAt }) => <DateTime at={lastSeenAt} {...locale} /> },
    {
      name: 'End',
      kind: 'actions',
      show: ({ id, userAgent }) =>
        id === own ? (
          'This session'
        ) : (
          <RowAction id={id} label={`End the session in ${browserName(userAgent)}`} action={end}>
            End
          </RowAction>
        ),
    },
  ]
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <DataTable label="Sessions" columns={columns} items={sessions} empty="" />
    </section>
  )
}

/** "Firefox on Windows". */
function browserName(userAgent: string): string {
  const { browser, os } = Bowser.parse(userAgent || ' ')
  return `${browser.name || 'Unknown browser'}${os.name ? ` on ${os.name}` : ''}`
}
