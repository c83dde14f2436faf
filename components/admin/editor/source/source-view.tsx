'use client'

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view'
import { useEffect, useRef, useState } from 'react'
import { DescribeDialog } from '#components/admin/editor/images/describe-dialog.tsx'
import type { OnTarget } from '#components/admin/editor/images/editor-target.tsx'
import { useOpenPictures } from '#components/admin/editor/images/images-context.tsx'
import {
  type Asked,
  followText,
  type Spots,
  sourceTarget,
} from '#components/admin/editor/source/source-target.tsx'
import { Icon } from '#components/ui/icon.tsx'
import type { Failure } from '#lib/admin/views.ts'

export type Place = { line: number; column: number }

type Props = {
  value: string
  onChange: (value: string) => void
  problems: Failure['problems']
  /** Where the writer asked to go. */
  place: Place | null
  onTarget: OnTarget
}

/** The text as it is stored, with a mark at each place that readers cannot be given. */
export default function SourceView({ value, onChange, problems, place, onTarget }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const begin = useRef({ value, onChange })
  const [asked, setAsked] = useState<Asked | null>(null)
  const openPictures = useOpenPictures()
  begin.current.onChange = onChange

  useEffect(() => {
    if (!box.current) return
    const spots: Spots = new Set()
    const opened = open(box.current, begin.current, spots)
    view.current = opened
    onTarget(sourceTarget(opened, spots, setAsked))
    return () => {
      onTarget(null)
      opened.destroy()
    }
  }, [onTarget])

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

  return (
    <>
      <div className="source-bar" role="toolbar" aria-label="What can be put into the text">
        <button type="button" className="quiet" onClick={openPictures}>
          <Icon of="image" size={18} /> Picture
        </button>
      </div>
      <div ref={box} className="source-view" />
      {asked && <DescribeDialog {...asked} onClose={() => setAsked(null)} />}
    </>
  )
}

type Begin = { value: string; onChange: (value: string) => void }

function open(parent: HTMLElement, begin: Begin, spots: Spots): EditorView {
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
        followText(spots),
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
