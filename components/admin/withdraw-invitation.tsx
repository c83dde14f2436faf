'use client'

import { useVerb } from '#components/admin/use-verb'
import type { Result } from '#lib/desk/views'

type Props = { id: string; email: string; withdraw: (id: string) => Promise<Result<void>> }

export function WithdrawInvitation({ id, email, withdraw }: Props) {
  const { run, isBusy, trouble } = useVerb()
  return (
    <>
      <button
        type="button"
        className="quiet"
        disabled={isBusy}
        aria-label={`Withdraw the invitation of ${email}`}
        onClick={() => run(() => withdraw(id))}
      >
        Withdraw
      </button>
      <span role="alert" className="trouble">
        {trouble}
      </span>
    </>
  )
}
