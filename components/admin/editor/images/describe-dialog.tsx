'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Asked } from '#components/admin/editor/source/source-target.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'

type Props = Asked & { onClose: () => void }

/** What is said of a picture in the source, without a tag to type. */
export function DescribeDialog({ words: given, answer, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [words, setWords] = useState(given)
  useEffect(() => dialog.current?.showModal(), [])
  const change = (part: Partial<typeof given>) => setWords((now) => ({ ...now, ...part }))

  function submit(event: FormEvent) {
    event.preventDefault()
    dialog.current?.close()
    answer(words)
  }

  return (
    <dialog ref={dialog} aria-labelledby="describe-title" onClose={onClose}>
      <h2 id="describe-title">Describe the picture</h2>
      <form onSubmit={submit}>
        <Textarea
          label="What it shows"
          hint="For those who cannot see it. Leave it empty for mere decoration."
          rows={3}
          value={words.alt}
          onChange={(event) => change({ alt: event.target.value })}
        />
        <Textarea
          label="Caption"
          rows={2}
          value={words.caption}
          onChange={(event) => change({ caption: event.target.value })}
        />
        <Field
          label="Credit"
          value={words.credit}
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
