'use client'

import { type FormEvent, useState } from 'react'
import { useAction } from '#components/admin/layout/use-action.ts'
import { TagMerge } from '#components/admin/tags/tag-merge.tsx'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import type { Result } from '#lib/admin/views.ts'
import type { AdminTag } from '#lib/tags/views.ts'

export type TagActions = {
  save: (input: { id: string; name: string; slug: string; description: string }) => Promise<Result<void>>
  merge: (input: { from: string; into: string }) => Promise<Result<void>>
}

type Props = { tag: AdminTag; others: AdminTag[]; onClose: () => void } & TagActions

/** Edits a tag or merges it into another. */
export function TagDialog({ tag, others, onClose, save, merge }: Props) {
  const dialog = useModal()
  const [draft, setDraft] = useState({ name: tag.name, slug: tag.slug, description: tag.description })
  const { run, isBusy, error, fields } = useAction()
  const close = () => dialog.current?.close()
  const bind = (name: keyof typeof draft) => ({
    name,
    value: draft[name],
    onChange: (event: { target: { value: string } }) => {
      const { value } = event.target
      setDraft((now) => ({ ...now, [name]: value }))
    },
    error: fields[name],
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    run(() => save({ id: tag.id, ...draft }), close)
  }

  return (
    <dialog ref={dialog} aria-label={`Edit the tag ${tag.name}`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Field label="Name" required {...bind('name')} />
        <Field
          label="Address"
          hint={
            draft.slug === tag.slug
              ? `/tags/${tag.slug}`
              : `/tags/${tag.slug} will redirect to /tags/${draft.slug}.`
          }
          required
          {...bind('slug')}
        />
        <Textarea label="Description" rows={3} {...bind('description')} />
        <FormError>{Object.keys(fields).length === 0 && error}</FormError>
        <div className="button-row">
          <button type="submit" disabled={isBusy}>
            Save tag
          </button>
          <button type="button" className="quiet" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
      {others.length > 0 && <TagMerge tag={tag} others={others} merge={merge} onDone={close} />}
    </dialog>
  )
}
