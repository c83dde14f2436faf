'use client'

import { useAction } from '#components/admin/layout/use-action.ts'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'

/** A full page load, so that nothing the admin has cached stays in memory. */
export function SignOut({ signOut }: { signOut: () => Promise<Result<string>> }) {
  const { run, isBusy, error } = useAction()
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
      <FormError>{error}</FormError>
    </>
  )
}
