'use client'

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view'
import { useEffect, useRef, useState } from 'react'
import { DescribeDialog } from '#components/admin/editor/images/describe-dialog.tsx'
import type { OnTarget } from '#components/admin/editor/images/editor-target.ts'
import { useOpenImageChooser } from '#components/admin/editor/images/images-context.ts'
import {
  type DescribeRequest,
  followText,
  type Spots,
  sourceTarget,
} from '#components/admin/editor/source/source-target.ts'
import { Icon } from '#components/ui/icon.tsx'
import type { Failure } from '#lib/admin/views.ts'

export type TextPosition = { line: number; column: number }

type Props = {
  value: string
  onChange: (value: string) => void
  problems: Failure['problems']
  /** Where to move the caret. */
  position: TextPosition | null
  onTarget: OnTarget
}

/** The text as it is stored, with a diagnostic at each problem. */
export default function SourceView({ value, onChange, problems, position, onTarget }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const initial = useRef({ value, onChange })
  const [request, setRequest] = useState<DescribeRequest | null>(null)
  const openImageChooser = useOpenImageChooser()
  initial.current.onChange = onChange

  useEffect(() => {
    if (!box.current) return
    const spots: Spots = new Set()
    const opened = open(box.current, initial.current, spots)
    view.current = opened
    onTarget(sourceTarget(opened, spots, setRequest))
    return () => {
      onTarget(null)
      opened.destroy()
    }
  }, [onTarget])

  useEffect(() => {
    const shown = view.current
    if (!shown) return
    const marks = problems.map(({ message, ...position }) => {
      const from = offsetOf(shown.state, position)
      return { from, to: shown.state.doc.lineAt(from).to, severity: 'error' as const, message }
    })
    shown.dispatch(setDiagnostics(shown.state, marks))
  }, [problems])

  useEffect(() => {
    const shown = view.current
    if (!shown || !position) return
    shown.dispatch({ selection: { anchor: offsetOf(shown.state, position) }, scrollIntoView: true })
    shown.focus()
  }, [position])

  return (
    <>
      <div className="source-bar" role="toolbar" aria-label="Insert">
        <button type="button" className="quiet" onClick={openImageChooser}>
          <Icon of="image" size={18} /> Image
        </button>
      </div>
      <div ref={box} className="source-view" />
      {request && <DescribeDialog {...request} onClose={() => setRequest(null)} />}
    </>
  )
}

type Initial = { value: string; onChange: (value: string) => void }

function open(parent: HTMLElement, initial: Initial, spots: Spots): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: initial.value,
      extensions: [
        // Keeps Windows line endings.
        ...(initial.value.includes('\r\n') ? [EditorState.lineSeparator.of('\r\n')] : []),
        lineNumbers(),
        lintGutter(),
        history(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        markdown(),
        EditorView.lineWrapping,
        placeholder('Start writing in Markdown. A blank line starts a new paragraph.'),
        EditorView.contentAttributes.of({ 'aria-label': 'Text', spellcheck: 'true' }),
        followText(spots),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) initial.onChange(state.sliceDoc())
        }),
      ],
    }),
  })
}

function offsetOf({ doc }: EditorState, { line, column }: TextPosition): number {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines))
  return Math.min(from + column - 1, to)
}
