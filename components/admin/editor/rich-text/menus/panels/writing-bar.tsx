import { TextSelection } from 'prosemirror-state'
import { useEffect, useId, useState } from 'react'
import {
  type Counts,
  countText,
  minutesToRead,
} from '#components/admin/editor/rich-text/menus/panels/counting.ts'
import { isFocusMode, toggleFocusMode } from '#components/admin/editor/rich-text/menus/panels/focus-mode.ts'
import { Goal } from '#components/admin/editor/rich-text/menus/panels/goal.tsx'
import {
  type OutlineEntry,
  outlineOf,
  positionOf,
} from '#components/admin/editor/rich-text/menus/panels/outline.ts'
import { type Listeners, useEditorState } from '#components/admin/editor/rich-text/menus/use-editor-state.ts'
import type { RichEditor } from '#components/admin/editor/rich-text/rich-editor.ts'

type Props = { editor: RichEditor; listeners: Listeners }

const PAUSE_MS = 300

/** Below the text: how much has been written, the outline, and focus mode. */
export function WritingBar({ editor, listeners }: Props) {
  const { view } = editor
  const isFocused = useEditorState(editor, listeners, (state) => String(isFocusMode(state))) === 'true'
  const [isOpen, setOpen] = useState(false)
  const { counts, outline } = useAfterPause(editor, listeners)
  const id = useId()

  function go(entry: OutlineEntry) {
    const at = positionOf(view.state.doc, entry.index)
    if (at === null) return
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at + 1)))
    view.focus()
    const heading = view.nodeDOM(at)
    if (heading instanceof HTMLElement) heading.scrollIntoView({ block: 'start' })
  }

  return (
    <section className="writing-bar" aria-label="About the text">
      {isOpen && (
        <nav id={id} className="outline" aria-label="Outline">
          {outline.length === 0 && <p>No headings yet. Type ## and a space to begin one.</p>}
          <ol>
            {outline.map((entry) => (
              <li key={entry.index} data-level={entry.level}>
                <button type="button" onClick={() => go(entry)}>
                  {entry.title}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <p className="writing-counts">
        {counts.words.toLocaleString('en')} words · {counts.characters.toLocaleString('en')} characters ·{' '}
        {minutesToRead(counts.words)} min
      </p>
      <Goal words={counts.words} />
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        Outline
      </button>
      <button
        type="button"
        aria-pressed={isFocused}
        onClick={() => {
          toggleFocusMode(view.state, view.dispatch)
          view.focus()
        }}
      >
        Focus
      </button>
    </section>
  )
}

/** Counts and outline, computed when the writer pauses. */
function useAfterPause(
  { view }: RichEditor,
  listeners: Listeners,
): { counts: Counts; outline: OutlineEntry[] } {
  const read = () => ({ counts: countText(view.state.doc), outline: outlineOf(view.state.doc) })
  const [shown, setShown] = useState(read)

  useEffect(() => {
    let { doc } = view.state
    let timer: ReturnType<typeof setTimeout> | undefined
    const listener = () => {
      if (view.state.doc === doc) return
      doc = view.state.doc
      clearTimeout(timer)
      timer = setTimeout(() => setShown({ counts: countText(doc), outline: outlineOf(doc) }), PAUSE_MS)
    }
    listeners.add(listener)
    return () => {
      clearTimeout(timer)
      listeners.delete(listener)
    }
  }, [view, listeners])

  return shown
}
