'use client'

import { type FormEvent, useState } from 'react'
import type { DescribeRequest } from '#components/admin/editor/source/source-target.ts'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { useModal } from '#components/ui/use-modal.ts'

type Props = DescribeRequest & { onClose: () => void }

/** Edits the alt text, caption and credit of a figure in the source view. */
export function DescribeDialog({ figure: initial, respond, onClose }: Props) {
  const dialog = useModal()
  const [figure, setFigure] = useState(initial)
  const change = (part: Partial<typeof initial>) => setFigure((now) => ({ ...now, ...part }))

  function submit(event: FormEvent) {
    event.preventDefault()
    dialog.current?.close()
    respond(figure)
  }

  return (
    <dialog ref={dialog} aria-labelledby="describe-title" onClose={onClose}>
      <h2 id="describe-title">Describe the image</h2>
      <form onSubmit={submit}>
        <Textarea
          label="Alt text"
          hint="Describes the image for people who cannot see it. Leave empty if it is decorative."
          rows={3}
          value={figure.alt}
          onChange={(event) => change({ alt: event.target.value })}
        />
        <Textarea
          label="Caption"
          rows={2}
          value={figure.caption}
          onChange={(event) => change({ caption: event.target.value })}
        />
        <Field
          label="Credit"
          value={figure.credit}
          onChange={(event) => change({ credit: event.target.value })}
        />
        <button type="submit">Save the description</button>{' '}
        <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
          Cancel
        </button>
      </form>
    </dialog>
  )
}
