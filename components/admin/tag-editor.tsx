'use client'

import { type FormEvent, useRef, useState } from 'react'
import { useVerb } from '#components/admin/use-verb'
import { Area } from '#components/ui/area'
import { Field } from '#components/ui/field'
import type { Result } from '#lib/desk/views'
import type { DeskTag } from '#lib/tags/views'

export type TagActions = {
  save: (input: { id: string; name: string; slug: string; description: string }) => Promise<Result<void>>
  merge: (input: { from: string; into: string }) => Promise<Result<void>>
}

type Props = { tag: DeskTag; others: DeskTag[] } & TagActions

/** A dialog that names and describes a tag, or merges it into another. */
export function TagEditor({ tag, others, save, merge }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [slug, setSlug] = useState(tag.slug)
  const [into, setInto] = useState('')
  const { run, isBusy, trouble } = useVerb()
  const close = () => dialog.current?.close()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const value = (name: string) => String(form.get(name) ?? '')
    run(() => save({ id: tag.id, name: value('name'), slug, description: value('description') }), close)
  }

  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-label={`Change ${tag.name}`}
        onClick={() => dialog.current?.showModal()}
      >
        Change
      </button>
      <dialog ref={dialog} aria-label={`Change the tag ${tag.name}`}>
        <form onSubmit={submit}>
          <Field label="Name" name="name" defaultValue={tag.name} required maxLength={100} />
          <Field
            label="Address"
            name="slug"
            value={slug}
            onChange={(event) => setSlug(event.target.value)}
            hint={slug === tag.slug ? `/tags/${slug}` : `/tags/${tag.slug} will lead to /tags/${slug}.`}
            required
          />
          <Area label="Description" name="description" defaultValue={tag.description} rows={3} />
          <p role="alert" className="trouble">
            {trouble}
          </p>
          <button type="submit" disabled={isBusy}>
            Save
          </button>{' '}
          <button type="button" className="quiet" onClick={close}>
            Cancel
          </button>
        </form>
        {others.length > 0 && (
          <div className="field merge">
            <label htmlFor={`merge-${tag.id}`}>Merge into another tag</label>
            <select id={`merge-${tag.id}`} value={into} onChange={(event) => setInto(event.target.value)}>
              <option value="">Choose a tag</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <p className="field-hint">
              Its {tag.live} live articles and {tag.drafts} drafts get the other tag, and its address leads
              there. This cannot be undone.
            </p>
            <button
              type="button"
              disabled={isBusy || into === ''}
              onClick={() => run(() => merge({ from: tag.id, into }), close)}
            >
              Merge
            </button>
          </div>
        )}
      </dialog>
    </>
  )
}
