'use client'

import { useVerb } from '#components/admin/layout/use-action.tsx'
import { Trouble } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { PersonView } from '#lib/users/views.ts'

type Props = {
  person: PersonView
  roles: string[]
  change: (id: string, role: string) => Promise<Result<void>>
}

/** Chooses what a person may do. */
export function RoleField({ person: { id, name, role }, roles, change }: Props) {
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
      <Trouble>{trouble}</Trouble>
    </>
  )
}
