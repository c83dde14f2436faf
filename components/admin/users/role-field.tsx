'use client'

import { useAction } from '#components/admin/layout/use-action.ts'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { UserView } from '#lib/users/views.ts'

type Props = {
  user: UserView
  roles: string[]
  change: (id: string, role: string) => Promise<Result<void>>
}

/** Changes a user's role. */
export function RoleField({ user: { id, name, role }, roles, change }: Props) {
  const { run, isBusy, error } = useAction()
  return (
    <>
      <select
        aria-label={`Role of ${name}`}
        value={role}
        disabled={isBusy}
        onChange={(event) => {
          const { value } = event.target
          if (confirm(`Change the role of ${name} from ${role} to ${value}? They get a notice.`))
            run(() => change(id, value))
        }}
      >
        {roles.map((grantable) => (
          <option key={grantable}>{grantable}</option>
        ))}
      </select>
      <FormError>{error}</FormError>
    </>
  )
}
