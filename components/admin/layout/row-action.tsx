'use client'

import { useAction } from '#components/admin/layout/use-action.ts'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'

type Props = {
  id: string
  /** The accessible name: names the row, because the visible text is the same in every row. */
  label: string
  /** Asked before the action runs. */
  question?: string | undefined
  action: (id: string) => Promise<Result<void>>
  children: string
}

/** A button that runs an action on one row of a list. */
export function RowAction({ id, label, question, action, children }: Props) {
  const { run, isBusy, error } = useAction()
  return (
    <>
      <button
        type="button"
        className="quiet"
        disabled={isBusy}
        aria-label={label}
        onClick={() => (!question || confirm(question)) && run(() => action(id))}
      >
        {children}
      </button>
      <FormError>{error}</FormError>
    </>
  )
}
