'use client'

import { useId } from 'react'

type Byline = { id: string; name: string }
type Props = {
  chosen: Byline[]
  all: Byline[]
  /** Only an editor may change them; the viewer sees them read-only. */
  isFixed: boolean
  onChange: (chosen: Byline[]) => void
  error?: string
}

/** The authors, in the order readers see them. */
export function BylinesField({ chosen, all, isFixed, onChange, error }: Props) {
  const id = useId()
  if (isFixed) return <FixedBylines chosen={chosen} />
  const left = all.filter((byline) => !chosen.some((other) => other.id === byline.id))
  const swap = (at: number) =>
    onChange([...chosen.slice(0, at), ...chosen.slice(at, at + 2).reverse(), ...chosen.slice(at + 2)])

  return (
    <div className="field">
      <label htmlFor={id}>Authors</label>
      <ol className="chosen">
        {chosen.map((byline, at) => (
          <li key={byline.id}>
            {byline.name}{' '}
            {at > 0 && (
              <button
                type="button"
                className="quiet"
                aria-label={`Move ${byline.name} up`}
                onClick={() => swap(at - 1)}
              >
                ↑
              </button>
            )}
            {at < chosen.length - 1 && (
              <button
                type="button"
                className="quiet"
                aria-label={`Move ${byline.name} down`}
                onClick={() => swap(at)}
              >
                ↓
              </button>
            )}
            <button
              type="button"
              className="quiet"
              aria-label={`Remove the author ${byline.name}`}
              onClick={() => onChange(chosen.filter((other) => other.id !== byline.id))}
            >
              ×
            </button>
          </li>
        ))}
      </ol>
      <select
        id={id}
        value=""
        onChange={(event) =>
          onChange([...chosen, ...left.filter((byline) => byline.id === event.target.value)])
        }
      >
        <option value="">Add an author</option>
        {left.map((byline) => (
          <option key={byline.id} value={byline.id}>
            {byline.name}
          </option>
        ))}
      </select>
      {error && <p className="field-error">{error}</p>}
    </div>
  )
}

function FixedBylines({ chosen }: Pick<Props, 'chosen'>) {
  const id = useId()
  return (
    <div className="field">
      <p id={id} className="field-name">
        Authors
      </p>
      <ol className="chosen" aria-labelledby={id}>
        {chosen.map((byline) => (
          <li key={byline.id}>{byline.name}</li>
        ))}
      </ol>
      <p className="field-hint">Editors choose the authors.</p>
    </div>
  )
}
