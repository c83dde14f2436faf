'use client'

import type { ReactNode } from 'react'
import { useVerb } from '#components/admin/use-verb'
import type { Result } from '#lib/desk/views'
import type { PersonView } from '#lib/people/views'

export type PersonActions = {
  roleAction: (input: { id: string; role: string }) => Promise<Result<void>>
  suspendAction: (id: string) => Promise<Result<void>>
  reinstateAction: (id: string) => Promise<Result<void>>
}

type Props = { person: PersonView; roles: string[]; actions: PersonActions; children: ReactNode }

/** The cells of a person whom the viewer may change. */
export function PersonControls({ person, roles, actions, children }: Props) {
  const { run, isBusy, trouble } = useVerb()
  const { id, name, role, suspendedAt } = person
  return (
    <>
      <td>
        <select
          aria-label={`Role of ${name}`}
          value={role}
          disabled={isBusy}
          onChange={(event) => run(() => actions.roleAction({ id, role: event.target.value }))}
        >
          {roles.map((grantable) => (
            <option key={grantable}>{grantable}</option>
          ))}
        </select>
      </td>
      <td>{children}</td>
      <td>
        {suspendedAt ? 'Suspended ' : 'Active '}
        <button
          type="button"
          className="quiet"
          disabled={isBusy}
          aria-label={suspendedAt ? `Reinstate ${name}` : `Suspend ${name}`}
          onClick={() => run(() => (suspendedAt ? actions.reinstateAction(id) : actions.suspendAction(id)))}
        >
          {suspendedAt ? 'Reinstate' : 'Suspend'}
        </button>
        <span role="alert" className="trouble">
          {trouble}
        </span>
      </td>
    </>
  )
}
