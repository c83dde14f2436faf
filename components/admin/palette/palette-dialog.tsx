'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useAction } from '#components/admin/layout/use-action.ts'
import { arrange, type Entry, ownEntries } from '#components/admin/palette/entries.ts'
import { readRecent, rememberChoice } from '#components/admin/palette/recent.ts'
import { useFound } from '#components/admin/palette/use-found.ts'
import { FormError } from '#components/ui/form-error.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import type { Result } from '#lib/admin/views.ts'
import type { Link } from '#lib/core/views.ts'

/** `create`, `fromTemplate`: return the address of the new post. */
export type PaletteProps = {
  userId: string
  links: Link[]
  mayWritePages: boolean
  create: (kind: 'article' | 'page') => Promise<Result<string>>
  fromTemplate: (id: string) => Promise<Result<string>>
}

/** A combobox with its list in a dialog. Opens when mounted. */
export function PaletteDialog({ onClose, ...props }: PaletteProps & { onClose: () => void }) {
  const { userId, links, mayWritePages } = props
  const dialog = useModal()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const [recent] = useState(() => readRecent(userId))
  const found = useFound(query)
  const { run, isBusy, error } = useAction()
  const entries = arrange(query, {
    own: ownEntries(links, mayWritePages),
    found: found.entries.filter(({ title }) => found.isSettled || matches(title, query)),
    recent,
  })
  const active = Math.min(chosen, entries.length - 1)

  function go({ key, target }: Entry, isNewTab: boolean) {
    rememberChoice(userId, key)
    if ('href' in target) return isNewTab ? void window.open(target.href) : leave(target.href)
    run(() => ('create' in target ? props.create(target.create) : props.fromTemplate(target.template)), leave)
  }

  /** A full page load, so that the editor can ask before it is left, and Back reloads it. */
  function leave(href: string) {
    dialog.current?.close()
    location.assign(href)
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return
    const next = targetOf(event.key, active, entries.length)
    const entry = entries[active]
    if (next !== null) setChosen(next)
    else if (event.key === 'Enter' && entry && !isBusy) go(entry, event.ctrlKey || event.metaKey)
    else return
    event.preventDefault()
  }

  return (
    <dialog ref={dialog} className="palette" aria-label="Go to or create" onClose={onClose}>
      <input
        role="combobox"
        aria-label="Find a post, person, tag or screen"
        placeholder="Find a post, person, tag or screen"
        aria-autocomplete="list"
        aria-expanded={entries.length > 0}
        aria-controls="palette-list"
        aria-activedescendant={active >= 0 ? `palette-${active}` : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={200}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKey}
      />
      <PaletteList entries={entries} active={active} onPick={go} />
      <p role="status" className={entries.length > 0 ? 'visually-hidden' : 'palette-empty'}>
        {found.isSettled && statusOf(query, entries.length)}
      </p>
      <FormError>{error ?? found.error}</FormError>
    </dialog>
  )
}

type ListProps = { entries: Entry[]; active: number; onPick: (entry: Entry, isNewTab: boolean) => void }

function PaletteList({ entries, active, onPick }: ListProps) {
  const list = useRef<HTMLDivElement>(null)
  // In braces: newer browsers return a promise, which is no cleanup.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each entry that becomes active
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div ref={list} role="listbox" id="palette-list" aria-label="Found" hidden={entries.length === 0}>
      {entries.map((entry, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys of its list.
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, see aria-activedescendant.
        <div
          key={entry.key}
          id={`palette-${index}`}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => onPick(entry, event.ctrlKey || event.metaKey)}
        >
          <span className="palette-title">{entry.title}</span>{' '}
          <span className="palette-hint">{entry.hint}</span>
        </div>
      ))}
    </div>
  )
}

/** While an answer is under way, what the earlier one has in common with it. */
function matches(title: string, query: string): boolean {
  return title.toLowerCase().includes(query.trim().toLowerCase())
}

function targetOf(key: string, active: number, length: number): number | null {
  if (length === 0) return null
  if (key === 'ArrowDown') return (active + 1) % length
  if (key === 'ArrowUp') return (active - 1 + length) % length
  if (key === 'PageDown') return Math.min(active + 8, length - 1)
  if (key === 'PageUp') return Math.max(active - 8, 0)
  return null
}

function statusOf(query: string, count: number): string {
  if (count === 0) return `Nothing found for “${query.trim()}”. Try fewer letters.`
  return count === 1 ? '1 result' : `${count} results`
}
