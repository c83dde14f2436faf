'use client'

import { useAction } from '#components/admin/layout/use-action.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'

export type Begin = (kind: 'article' | 'page') => Promise<Result<string>>

/** Begins a post and opens it as a page of its own: coming back to it later then asks the server for it. */
export function BeginPost({ begin, mayWritePages }: { begin: Begin; mayWritePages: boolean }) {
  const { run, isBusy, trouble } = useAction()
  const start = (kind: 'article' | 'page') =>
    run(
      () => begin(kind),
      (href) => location.assign(href),
    )
  return (
    <div>
      <p className="button-row">
        {mayWritePages && (
          <button type="button" className="second" disabled={isBusy} onClick={() => start('page')}>
            Write a page
          </button>
        )}
        <button type="button" disabled={isBusy} onClick={() => start('article')}>
          Write a new article
        </button>
      </p>
      <FormError>{trouble}</FormError>
    </div>
  )
}
