'use client'

import { useAction } from '#components/admin/layout/use-action.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'

type Props = {
  id: string
  /** What the button does, to whom: the word on it stands in every row. */
  label: string
  /** Asked first, where there is something to think about. */
  question?: string | undefined
  verb: (id: string) => Promise<Result<void>>
  children: string
}

/** A button that does something to one row of a list. */
export function RowAction({ id, label, question, verb, children }: Props) {
  const { run, isBusy, trouble } = useAction()
  return (
    <>
      <button
        type="button"
        className="quiet"
        disabled={isBusy}
        aria-label={label}
        onClick={() => (!question || confirm(question)) && run(() => verb(id))}
      >
        {children}
      </button>
      <FormError>{trouble}</FormError>
    </>
  )
}
