'use client'

import { type KeyboardEvent, useState } from 'react'
import { usePendingField } from '#components/admin/editor/pending-input.ts'
import { suggested } from '#components/admin/editor/settings/suggested.ts'

type Props = {
  id: string
  /** The existing tags that are not chosen. */
  names: string[]
  /** Without it, only existing tags can be added. */
  mayCreate: boolean
  onAdd: (name: string) => void
  onRemoveLast: () => void
}

/** A combobox (ARIA, list autocomplete with manual selection): arrows choose a suggestion, Enter or a comma adds. */
export function TagInput({ id, names, mayCreate, onAdd, onRemoveLast }: Props) {
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(-1)
  const [isClosed, setClosed] = useState(false)
  const options = isClosed ? [] : suggested(names, typed)
  const isUnknown = !mayCreate && typed.trim() !== '' && find(typed) === undefined && options.length === 0
  usePendingField({ hasPending: () => addable(typed) !== undefined, flush: () => add(typed) })

  function find(text: string): string | undefined {
    return names.find((name) => name.toLowerCase() === clean(text).toLowerCase())
  }

  function addable(text: string): string | undefined {
    return find(text) ?? (mayCreate ? clean(text) || undefined : undefined)
  }

  function add(text: string) {
    const name = addable(text)
    if (name === undefined) return
    onAdd(name)
    type('')
  }

  function type(text: string) {
    setTyped(text)
    setActive(-1)
    setClosed(false)
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.nativeEvent.isComposing) return
    if (step && options.length > 0) {
      event.preventDefault()
      setActive((now) => (now + step + options.length + (now === -1 && step === -1 ? 1 : 0)) % options.length)
    } else if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault()
      add(options[active] ?? typed)
    } else if (event.key === 'Escape' && options.length > 0) {
      event.stopPropagation()
      setClosed(true)
    } else if (event.key === 'Backspace' && typed === '') onRemoveLast()
  }

  return (
    <div className="tag-input">
      <input
        id={id}
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active === -1 ? undefined : `${id}-${active}`}
        aria-describedby={`${id}-hint`}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKey}
        onBlur={() => add(typed)}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Suggestions" hidden={options.length === 0}>
        {options.map((name, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys of its list.
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, see aria-activedescendant.
          <div
            key={name}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            // Before the input loses the focus, which would add what was typed.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => add(name)}
          >
            {name}
          </div>
        ))}
      </div>
      <p id={`${id}-hint`} className="field-hint">
        {isUnknown
          ? 'There is no such tag. Editors and authors can add new ones.'
          : 'Press Enter or comma to add a tag. The first tag is shown above the title.'}
      </p>
    </div>
  )
}

function clean(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}
