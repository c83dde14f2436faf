import { useId } from 'react'
import type { Choice } from '#components/admin/editor/conflict/regions.ts'

type Props = {
  legend: string
  mine: string
  theirs: string
  by: string
  choice: Choice
  mayTakeBoth: boolean
  onChoose: (choice: Choice) => void
}

/** Two versions of one part, side by side, and which to take. */
export function ChoiceField({ legend, mine, theirs, by, choice, mayTakeBoth, onChoose }: Props) {
  const name = useId()
  const options: [Choice, string, string | null][] = [
    ['mine', 'Yours', mine],
    ['theirs', by, theirs],
    ['both', 'Both', null],
  ]
  return (
    <fieldset className="conflict-part">
      <legend>{legend}</legend>
      {options.map(
        ([value, label, text]) =>
          (value !== 'both' || mayTakeBoth) && (
            <div key={value} className={`conflict-${value}`}>
              <label>
                <input type="radio" name={name} checked={choice === value} onChange={() => onChoose(value)} />{' '}
                {label}
              </label>
              {text !== null && <pre>{text.trim() || <em>Nothing</em>}</pre>}
            </div>
          ),
      )}
    </fieldset>
  )
}
