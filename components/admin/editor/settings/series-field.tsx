'use client'

import { useId, useState } from 'react'
import { useAction } from '#components/admin/layout/use-action.ts'
import { Field } from '#components/ui/field.tsx'
import type { Result } from '#lib/admin/views.ts'

type Series = { id: string; title: string }

type Props = {
  series: Series | null
  part: number | null
  all: Series[]
  /** Creates a series; null when the viewer may not. */
  create: ((title: string) => Promise<Result<Series>>) | null
  onChange: (change: { series: Series | null; seriesPart: number | null }) => void
  fields: Record<string, string>
}

/** The series of an article, and its part in it. */
export function SeriesField({ series, part, all, create, onChange, fields }: Props) {
  const id = useId()
  const others = all.filter((other) => other.id !== series?.id)
  return (
    <>
      <div className="field" data-field="seriesId">
        <label htmlFor={id}>Series</label>
        <select
          id={id}
          value={series?.id ?? ''}
          onChange={(event) => {
            const chosen = others.find((other) => other.id === event.target.value) ?? null
            onChange({ series: chosen, seriesPart: null })
          }}
        >
          <option value="">None</option>
          {(series ? [series, ...others] : others).map((option) => (
            <option key={option.id} value={option.id}>
              {option.title}
            </option>
          ))}
        </select>
        {fields.seriesId && <p className="field-error">{fields.seriesId}</p>}
      </div>
      {create && !series && (
        <NewSeries create={create} onCreated={(made) => onChange({ series: made, seriesPart: null })} />
      )}
      {series && (
        <div data-field="seriesPart">
          <Field
            label="Part of the series"
            type="number"
            min={1}
            max={10_000}
            value={part ?? ''}
            onChange={(event) => onChange({ series, seriesPart: partOf(event.target.valueAsNumber) })}
            hint="Its number in the order of the series. Without one, it comes last."
            error={fields.seriesPart}
          />
        </div>
      )}
    </>
  )
}

type NewProps = { create: NonNullable<Props['create']>; onCreated: (series: Series) => void }

function NewSeries({ create, onCreated }: NewProps) {
  const [title, setTitle] = useState<string | null>(null)
  const { run, isBusy, fields, error } = useAction()
  if (title === null)
    return (
      <p className="settings-more">
        <button type="button" className="quiet" onClick={() => setTitle('')}>
          New series
        </button>
      </p>
    )
  return (
    <div className="settings-more">
      <Field
        label="Title of the new series"
        value={title}
        autoFocus
        onChange={(event) => setTitle(event.target.value)}
        error={fields.title ?? error ?? undefined}
      />
      <button type="button" disabled={isBusy} onClick={() => run(() => create(title), onCreated)}>
        Create the series
      </button>{' '}
      <button type="button" className="second" onClick={() => setTitle(null)}>
        Cancel
      </button>
    </div>
  )
}

function partOf(typed: number): number | null {
  return Number.isInteger(typed) && typed >= 1 && typed <= 10_000 ? typed : null
}
