import { CopyLink } from '#components/admin/layout/copy-link.tsx'
import { type Column, DataTable } from '#components/admin/layout/data-table.tsx'
import { RowAction } from '#components/admin/layout/row-action.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import type { Locale, Result } from '#lib/admin/views.ts'
import type { MailState, MailView } from '#lib/mail/views.ts'

type Actions = {
  retryMailAction: (id: string) => Promise<Result<void>>
  discardMailAction: (id: string) => Promise<Result<void>>
  dismissMailAction: (id: string) => Promise<Result<void>>
}

type Props = { messages: MailView[]; locale: Locale; actions: Actions }

/** Messages, with what became of them. */
export function MailTable({ messages, locale, actions }: Props) {
  const columns: Column<MailView>[] = [
    {
      name: 'Message',
      kind: 'head',
      show: ({ subject, to }) => (
        <>
          {subject}
          <span className="row-note">{to}</span>
        </>
      ),
    },
    { name: 'Written', show: ({ createdAt }) => <DateTime at={createdAt} {...locale} /> },
    { name: 'State', show: (message) => <State {...message} /> },
    { name: 'Link', show: (message) => <MailLink {...message} /> },
    {
      name: 'Try again, discard or dismiss',
      kind: 'actions',
      show: (message) => <Actions {...message} actions={actions} />,
    },
  ]
  return <DataTable label="Messages" columns={columns} items={messages} empty="No messages yet." />
}

const STATES: Record<MailState, string> = {
  waiting: 'Waiting',
  unknown: 'Perhaps sent',
  sent: 'Sent',
  failed: 'Not sent',
}

function State({ state, reason, attempts }: MailView) {
  const why =
    state === 'unknown' ? `The server had the message, but its answer is not known. ${reason}` : reason
  return (
    <>
      {state === 'waiting' && attempts > 0 ? 'Waiting, tried before' : STATES[state]}
      {why && <span className="row-note">{why}</span>}
    </>
  )
}

function MailLink({ link, isLinkHidden, subject }: MailView) {
  if (isLinkHidden) return <span className="row-note">Only for its user</span>
  return link ? <CopyLink link={link} label={`Link of “${subject}”`} /> : null
}

function Actions({ id, state, to, link, isDismissed, actions }: MailView & { actions: Actions }) {
  if (state === 'failed' && !isDismissed)
    return (
      <RowAction id={id} label={`Dismiss the message to ${to}`} action={actions.dismissMailAction}>
        Dismiss
      </RowAction>
    )
  if (state === 'sent' || state === 'failed') return null
  const doubt = state === 'unknown' ? `Send it again? ${to} may get the message twice.` : undefined
  const loss = link ? 'Discard this message? Its link can no longer be copied here.' : 'Discard this message?'
  return (
    <span className="button-row">
      <RowAction
        id={id}
        label={`Try the message to ${to} again`}
        question={doubt}
        action={actions.retryMailAction}
      >
        Try now
      </RowAction>
      <RowAction
        id={id}
        label={`Discard the message to ${to}`}
        question={loss}
        action={actions.discardMailAction}
      >
        Discard
      </RowAction>
    </span>
  )
}
