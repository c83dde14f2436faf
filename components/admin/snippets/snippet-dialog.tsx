'use client'

import { type FormEvent, useId, useState } from 'react'
import { TagsField } from '#components/admin/editor/tags-field.tsx'
import { useAction } from '#components/admin/layout/use-action.ts'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import type { Result } from '#lib/admin/views.ts'
import type { SnippetView } from '#lib/snippets/views.ts'

/** What the fields of a template are chosen from. */
export type PresetChoices = {
  tags: { names: string[]; mayCreate: boolean }
  series: { id: string; title: string }[]
  mayWritePages: boolean
}

type Presets = Pick<SnippetView, 'kind' | 'title' | 'dek' | 'tags' | 'seriesId'>
type Change = { id: string; name: string; body: string } & Partial<Presets>
export type SnippetSave = (change: Change) => Promise<Result<void>>

type Props = { snippet: SnippetView; choices: PresetChoices; save: SnippetSave; onClose: () => void }

/** Renames and edits a snippet or template. Opens when mounted. */
export function SnippetDialog({ snippet, choices, save, onClose }: Props) {
  const dialog = useModal()
  const [draft, setDraft] = useState(snippet)
  const { run, isBusy, error, fields } = useAction()
  const isTemplate = snippet.purpose === 'template'
  const close = () => dialog.current?.close()
  const change = (part: Partial<SnippetView>) => setDraft((now) => ({ ...now, ...part }))
  const bind = (name: 'name' | 'title' | 'dek' | 'body') => ({
    value: draft[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
    error: fields[name],
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    const { id, name, body, kind, title, dek, tags, seriesId } = draft
    run(() => save({ id, name, body, ...(isTemplate && { kind, title, dek, tags, seriesId }) }), close)
  }

  return (
    <dialog ref={dialog} aria-label={`Edit the ${snippet.purpose} ${snippet.name}`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Field label="Name" required {...bind('name')} />
        {isTemplate && <Field label="Title of new posts" {...bind('title')} />}
        {isTemplate && <Field label="Dek" {...bind('dek')} />}
        <Textarea
          label="Text"
          hint="Markdown, as in the source view."
          rows={10}
          className="snippet-source"
          spellCheck
          {...bind('body')}
        />
        {isTemplate && (
          <>
            <TagsField
              tags={draft.tags}
              choices={choices.tags}
              onChange={(tags) => change({ tags })}
              error={fields.tags}
            />
            <SeriesChoice
              value={draft.seriesId}
              all={choices.series}
              onChange={(seriesId) => change({ seriesId })}
            />
          </>
        )}
        {isTemplate && choices.mayWritePages && (
          <KindChoice value={draft.kind} onChange={(kind) => change({ kind })} />
        )}
        <FormError>{Object.keys(fields).length === 0 && error}</FormError>
        <div className="button-row">
          <button type="submit" disabled={isBusy}>
            Save {snippet.purpose}
          </button>
          <button type="button" className="quiet" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  )
}

type SeriesProps = {
  value: string | null
  all: PresetChoices['series']
  onChange: (id: string | null) => void
}

function SeriesChoice({ value, all, onChange }: SeriesProps) {
  const id = useId()
  if (all.length === 0) return null
  return (
    <div className="field">
      <label htmlFor={id}>Series</label>
      <select id={id} value={value ?? ''} onChange={({ target }) => onChange(target.value || null)}>
        <option value="">None</option>
        {all.map((series) => (
          <option key={series.id} value={series.id}>
            {series.title}
          </option>
        ))}
      </select>
    </div>
  )
}

type KindProps = { value: SnippetView['kind']; onChange: (kind: SnippetView['kind']) => void }

function KindChoice({ value, onChange }: KindProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>New posts are</label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => onChange(target.value === 'page' ? 'page' : 'article')}
      >
        <option value="article">Articles</option>
        <option value="page">Pages</option>
      </select>
    </div>
  )
}
