'use client'

import { useState } from 'react'
import { CopyLink } from '#components/admin/layout/copy-link.tsx'
import { useAction } from '#components/admin/layout/use-action.ts'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { UserView } from '#lib/users/views.ts'

type Props = {
  user: UserView
  isMailSetUp: boolean
  make: (id: string) => Promise<Result<string>>
}

/** Makes a link with which the user chooses a new password. */
export function ResetLink({ user: { id, name, email }, isMailSetUp, make }: Props) {
  const [link, setLink] = useState<string | null>(null)
  const { run, isBusy, error } = useAction()
  return (
    <section>
      <h3>New password</h3>
      <p>
        {isMailSetUp
          ? `Sends a link to ${email} with which ${name} chooses a new password.`
          : `Mail isn’t set up: make a link with which ${name} chooses a new password, and pass it on yourself.`}{' '}
        It works once, for 30 minutes; the present password works until then.
      </p>
      <FormError>{error}</FormError>
      <div role="status">
        {link && (
          <>
            <p>
              {isMailSetUp
                ? `On its way to ${email}. You can also copy it:`
                : 'Copy this link; it is shown only once:'}
            </p>
            <CopyLink link={link} label={`Link for ${name} to choose a password`} />
          </>
        )}
      </div>
      {!link && (
        <button
          type="button"
          className="second"
          disabled={isBusy}
          onClick={() => run(() => make(id), setLink)}
        >
          {isMailSetUp ? 'Send the link' : 'Make the link'}
        </button>
      )}
    </section>
  )
}
