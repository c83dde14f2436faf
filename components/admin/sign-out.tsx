'use client'

import { useVerb } from '#components/admin/use-verb'
import { Trouble } from '#components/ui/trouble'
import type { Result } from '#lib/desk/views'

/** Leaves the desk with everything that was loaded for it. */
export function SignOut({ signOut }: { signOut: () => Promise<Result<string>> }) {
  const { run, isBusy, trouble } = useVerb()
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
      <Trouble>{trouble}</Trouble>
    </>
  )
}
