'use client'

import { useMemo, useState } from 'react'
import { ChoiceField } from '#components/admin/editor/conflict/choice-field.tsx'
import { chosenField, fieldChoices } from '#components/admin/editor/conflict/field-choices.ts'
import { type Choice, regionsOf, textOf } from '#components/admin/editor/conflict/regions.ts'
import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import type { Stored } from '#components/admin/editor/saving/draft-state.ts'
import { timeOf } from '#components/admin/editor/status-text.tsx'
import { useModal } from '#components/ui/use-modal.ts'

type Props = {
  /** What both texts began with. */
  base: DraftFields
  mine: DraftFields
  /** When the last word of mine was typed, if that is known. ISO 8601. */
  mineAt?: string
  theirs: Stored
  onResolve: (chosen: DraftFields) => void
  onClose: () => void
}

/** Two texts of one post, part by part: the writer takes either or both of each. */
export function ConflictDialog({ base, mine, mineAt, theirs, onResolve, onClose }: Props) {
  const dialog = useModal()
  const { regions, fields } = useMemo(
    () => ({
      regions: regionsOf(base.body, mine.body, theirs.fields.body),
      fields: fieldChoices(base, mine, theirs.fields),
    }),
    [base, mine, theirs],
  )
  const parts = regions.filter((region) => region.kind === 'different')
  const [blockChoices, setBlockChoices] = useState<Record<number, Choice>>({})
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const by = capital(theirs.by ?? 'someone else')

  function takeAll(choice: Choice) {
    setBlockChoices(Object.fromEntries(parts.map((_, index) => [index, choice])))
    setChoices(Object.fromEntries(fields.map(({ name }) => [name, choice])))
  }

  function resolve() {
    const chosen = fields.map(({ name, choice }) => [
      name,
      chosenField(name, mine, theirs.fields, choices[name] ?? choice),
    ])
    const taken = parts.map((part, index) => blockChoices[index] ?? part.choice)
    // All of one side is that text to the byte, with its own blank lines.
    const body = taken.every((choice) => choice === 'theirs') ? theirs.fields.body : textOf(regions, taken)
    dialog.current?.close()
    onResolve({ ...theirs.fields, ...Object.fromEntries(chosen), body })
  }

  return (
    <dialog ref={dialog} className="conflict" aria-labelledby="conflict-title" onClose={onClose}>
      <h2 id="conflict-title">Two texts of this post</h2>
      <p>
        {by} saved this post at {timeOf(theirs.savedAt)}
        {mineAt && `; your text is from ${timeOf(mineAt)}`}. Nothing was overwritten. Choose what to take of
        each; what you leave out stays under <em>Kept versions</em> in the settings.
      </p>
      <p className="button-row">
        <button type="button" className="quiet" onClick={() => takeAll('mine')}>
          Take all of yours
        </button>
        <button type="button" className="quiet" onClick={() => takeAll('theirs')}>
          Take all of theirs
        </button>
      </p>
      {fields.map(({ name, choice, ...field }) => (
        <ChoiceField
          key={name}
          {...field}
          legend={field.label}
          by={by}
          choice={choices[name] ?? choice}
          onChoose={(chosen) => setChoices((now) => ({ ...now, [name]: chosen }))}
        />
      ))}
      {parts.map((part, index) => (
        <ChoiceField
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other name
          key={index}
          mine={part.mine}
          theirs={part.theirs}
          legend={`Text, part ${index + 1} of ${parts.length}`}
          by={by}
          choice={blockChoices[index] ?? part.choice}
          mayTakeBoth
          onChoose={(chosen) => setBlockChoices((now) => ({ ...now, [index]: chosen }))}
        />
      ))}
      <div className="button-row">
        <button type="button" onClick={resolve}>
          Save this choice
        </button>
        <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
          Decide later
        </button>
      </div>
    </dialog>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
