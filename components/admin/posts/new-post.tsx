'use client'

import { useAction } from '#components/admin/layout/use-action.ts'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'

export type CreatePost = (kind: 'article' | 'page') => Promise<Result<string>>

/** Creates a post and opens it with a full page load, so that Back and Forward reload it from the server. */
export function NewPost({ create, mayWritePages }: { create: CreatePost; mayWritePages: boolean }) {
  const { run, isBusy, error } = useAction()
  const start = (kind: 'article' | 'page') =>
    run(
      () => create(kind),
      (href) => location.assign(href),
    )
  return (
    <div>
      <p className="button-row">
        {mayWritePages && (
          <button type="button" className="second" disabled={isBusy} onClick={() => start('page')}>
            New page
          </button>
        )}
        <button type="button" disabled={isBusy} onClick={() => start('article')}>
          New article
        </button>
      </p>
      <FormError>{error}</FormError>
    </div>
  )
}
