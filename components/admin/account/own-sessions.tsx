import Bowser from 'bowser'
import { type Column, Ledger } from '#components/admin/layout/data-table.tsx'
import { RowVerb } from '#components/admin/layout/row-action.tsx'
import { Moment } from '#components/ui/date-time.tsx'
import type { Place, Result } from '#lib/admin/views.ts'
import type { SessionView } from '#lib/auth/views.ts'

type Props = {
  sessions: SessionView[]
  own: string
  place: Place
  end: (id: string) => Promise<Result<void>>
}

/** Where a person is signed in. */
export function OwnSessions({ sessions, own, place, end }: Props) {
  const columns: Column<SessionView>[] = [
    {
      name: 'Browser',
      kind: 'head',
      show: ({ userAgent }) => <span title={userAgent}>{browserName(userAgent)}</span>,
    },
    { name: 'Since', show: ({ createdAt }) => <Moment at={createdAt} {...place} /> },
    { name: 'Last seen', show: ({ lastSeenAt }) => <Moment at={lastSeenAt} {...place} /> },
    {
      name: 'End',
      kind: 'verbs',
      show: ({ id, userAgent }) =>
        id === own ? (
          'This one'
        ) : (
          <RowVerb id={id} label={`End the session in ${browserName(userAgent)}`} verb={end}>
            End
          </RowVerb>
        ),
    },
  ]
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <Ledger label="Sessions" columns={columns} items={sessions} empty="" />
    </section>
  )
}

/** "Firefox on Windows". */
function browserName(userAgent: string): string {
  const { browser, os } = Bowser.parse(userAgent || ' ')
  return `${browser.name || 'An unknown browser'}${os.name ? ` on ${os.name}` : ''}`
}
