'use client'

import { useState } from 'react'
import { useAction } from '#components/admin/layout/use-action.ts'
import { TemplateChooser } from '#components/admin/posts/template-chooser.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { SnippetChoice } from '#lib/snippets/views.ts'

/** What creates posts; both functions return the address of the new one. */
export type Creating = {
  create: (kind: 'article' | 'page') => Promise<Result<string>>
  fromTemplate: (id: string) => Promise<Result<string>>
  mayWritePages: boolean
  templates: SnippetChoice[]
}

/** Creates a post and opens it with a full page load, so that Back and Forward reload it from the server. */
export function NewPost({ create, fromTemplate, mayWritePages, templates }: Creating) {
  const { run, isBusy, error } = useAction()
  const [isChoosing, setChoosing] = useState(false)
  const start = (begin: () => Promise<Result<string>>) => run(begin, (href) => location.assign(href))
  return (
    <div>
      <p className="button-row">
        {templates.length > 0 && (
          <button type="button" className="quiet" disabled={isBusy} onClick={() => setChoosing(true)}>
            New from template…
          </button>
        )}
        {mayWritePages && (
          <button
            type="button"
            className="second"
            disabled={isBusy}
            onClick={() => start(() => create('page'))}
          >
            New page
          </button>
        )}
        <button type="button" disabled={isBusy} onClick={() => start(() => create('article'))}>
          New article
        </button>
      </p>
      <FormError>{error}</FormError>
      {isChoosing && (
        <TemplateChooser
          templates={templates}
          isBusy={isBusy}
          error={error}
          onPick={(id) => start(() => fromTemplate(id))}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  )
}
