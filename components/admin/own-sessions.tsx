'use client'

import Bowser from 'bowser'
import { Moment } from '#components/admin/moment'
import { useVerb } from '#components/admin/use-verb'
import type { Place, Result } from '#lib/desk/views'
import type { SessionView } from '#lib/people/views'

type Props = {
  sessions: SessionView[]
  own: string
  place: Place
  end: (id: string) => Promise<Result<void>>
}

export function OwnSessions({ sessions, own, place, end }: Props) {
  const { run, isBusy, trouble } = useVerb()
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <ul className="plain-list">
        {sessions.map(({ id, userAgent, lastSeenAt }) => (
          <li key={id}>
            {browserName(userAgent)}, last seen <Moment at={lastSeenAt} {...place} />{' '}
            {id === own ? (
              <strong>This one</strong>
            ) : (
              <button type="button" className="quiet" disabled={isBusy} onClick={() => run(() => end(id))}>
                End
              </button>
            )}
          </li>
        ))}
      </ul>
      <p role="alert" className="trouble">
        {trouble}
      </p>
    </section>
  )
}

/** "Firefox on Windows". */
function browserName(userAgent: string): string {
  const { browser, os } = Bowser.parse(userAgent || ' ')
  return `${browser.name || 'An unknown browser'}${os.name ? ` on ${os.name}` : ''}`
}
