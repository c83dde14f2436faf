'use client'

import { useVerb } from '#components/admin/use-verb'
import type { Result } from '#lib/desk/views'
import type { PersonView } from '#lib/people/views'

export type PersonActions = {
  roleAction: (id: string, role: string) => Promise<Result<void>>
  suspendAction: (id: string) => Promise<Result<void>>
  reinstateAction: (id: string) => Promise<Result<void>>
}

type RoleProps = { person: PersonView; roles: string[]; change: PersonActions['roleAction'] }

export function RoleField({ person: { id, name, role }, roles, change }: RoleProps) {
  const { run, isBusy, trouble } = useVerb()
  return (
    <>
      <select
        aria-label={`Role of ${name}`}
        value={role}
        disabled={isBusy}
        onChange={(event) => run(() => change(id, event.target.value))}
      >
        {roles.map((grantable) => (
          <option key={grantable}>{grantable}</option>
        ))}
      </select>
      <Trouble words={trouble} />
    </>
  )
}

type SuspensionProps = { person: PersonView } & Pick<PersonActions, 'suspendAction' | 'reinstateAction'>

/** Takes somebody's way in away, or gives it back. */
export function SuspensionButton({ person, suspendAction, reinstateAction }: SuspensionProps) {
  const { run, isBusy, trouble } = useVerb()
  const { id, name, suspendedAt } = person
  const question = `Suspend ${name}? They are signed out everywhere at once. What they wrote stays.`
  return (
    <>
      <button
        type="button"
        className="quiet"
        disabled={isBusy}
        aria-label={suspendedAt ? `Reinstate ${name}` : `Suspend ${name}`}
        onClick={() =>
          suspendedAt ? run(() => reinstateAction(id)) : confirm(question) && run(() => suspendAction(id))
        }
      >
        {suspendedAt ? 'Reinstate' : 'Suspend'}
      </button>
      <Trouble words={trouble} />
    </>
  )
}

function Trouble({ words }: { words: string | null }) {
  return (
    <span role="alert" className="trouble">
      {words}
    </span>
  )
}
