'use client'

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { Failure } from '#lib/desk/views'

export type Place = { line: number; column: number }

type Props = {
  value: string
  onChange: (value: string) => void
  problems: Failure['problems']
  /** Where the writer asked to go. */
  place: Place | null
}

/** The text as it is stored, with a mark at each place that readers cannot be given. */
export default function SourceView({ value, onChange, problems, place }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const begin = useRef({ value, onChange })
  begin.current.onChange = onChange

  useEffect(() => {
    if (!box.current) return
    const opened = open(box.current, begin.current)
    view.current = opened
    return () => opened.destroy()
  }, [])

  useEffect(() => {
    const shown = view.current
    if (!shown) return
    const marks = problems.map(({ message, ...place }) => {
      const from = offsetOf(shown.state, place)
      return { from, to: shown.state.doc.lineAt(from).to, severity: 'error' as const, message }
    })
    shown.dispatch(setDiagnostics(shown.state, marks))
  }, [problems])

  useEffect(() => {
    const shown = view.current
    if (!shown || !place) return
    shown.dispatch({ selection: { anchor: offsetOf(shown.state, place) }, scrollIntoView: true })
    shown.focus()
  }, [place])

  return <div ref={box} className="source-view" />
}

function open(parent: HTMLElement, begin: { value: string; onChange: (value: string) => void }): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: begin.value,
      extensions: [
        // A text with Windows line ends keeps them.
        ...(begin.value.includes('\r\n') ? [EditorState.lineSeparator.of('\r\n')] : []),
        lineNumbers(),
        lintGutter(),
        history(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        markdown(),
        EditorView.lineWrapping,
        placeholder('Begin writing. Markdown works; a blank line begins a paragraph.'),
        EditorView.contentAttributes.of({ 'aria-label': 'Text', spellcheck: 'true' }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) begin.onChange(state.sliceDoc())
        }),
      ],
    }),
  })
}

function offsetOf({ doc }: EditorState, { line, column }: Place): number {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines))
  return Math.min(from + column - 1, to)
}
