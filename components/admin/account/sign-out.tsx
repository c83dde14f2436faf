'use client'

import { useAction } from '#components/admin/layout/use-action.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'

/** Leaves the desk with everything that was loaded for it. */
export function SignOut({ signOut }: { signOut: () => Promise<Result<string>> }) {
  const { run, isBusy, trouble } = useAction()
  return (
    <>
      <button
        type="button"
        className="quiet"
        disabled={isBusy}
        onClick={() => run(signOut, (href) => location.assign(href))}
      >
        Sign out
      </button>
      <FormError>{trouble}</FormError>
    </>
  )
}
