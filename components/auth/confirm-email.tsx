'use client'

import { useState } from 'react'
import { useAction } from '#components/admin/layout/use-action.ts'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'

/** Confirms a change of e-mail address. A button, because programs that check mail open every link. */
export function ConfirmEmail({ confirm }: { confirm: () => Promise<Result<boolean>> }) {
  const { run, isBusy, error } = useAction()
  const [isDone, setDone] = useState<boolean | null>(null)
  if (isDone !== null)
    return (
      <p role="status">
        {isDone
          ? 'Done: sign in with the new address from now on.'
          : 'Confirmed. Now open the link in the message to the other address.'}
      </p>
    )
  return (
    <>
      <FormError>{error}</FormError>
      <button type="button" disabled={isBusy} onClick={() => run(confirm, setDone)}>
        Confirm
      </button>
    </>
  )
}
