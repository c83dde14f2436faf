'use client'

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { search, searchKeymap } from '@codemirror/search'
import { EditorState, Text } from '@codemirror/state'
import { EditorView, type KeyBinding, keymap, lineNumbers, placeholder } from '@codemirror/view'
import { useEffect, useRef, useState } from 'react'
import type { TextPosition } from '#components/admin/editor/go-to.ts'
import { DescribeDialog } from '#components/admin/editor/images/describe-dialog.tsx'
import type { OnTarget } from '#components/admin/editor/images/editor-target.ts'
import { useOpenImageChooser } from '#components/admin/editor/images/images-context.ts'
import { keySwitches } from '#components/admin/editor/shortcuts/key-switches.ts'
import { lineDirection } from '#components/admin/editor/source/line-direction.ts'
import { type SnippetSource, snippetCompletion } from '#components/admin/editor/source/snippet-completion.ts'
import {
  type DescribeRequest,
  followText,
  type Spots,
  sourceTarget,
} from '#components/admin/editor/source/source-target.ts'
import type { TextEditor } from '#components/admin/editor/use-text-views.ts'
import { pageNonce } from '#components/admin/layout/page-nonce.ts'
import { Icon } from '#components/ui/icon.tsx'
import type { Failure } from '#lib/admin/views.ts'

type Props = {
  value: string
  onChange: (value: string) => void
  problems: Failure['problems']
  onTarget: OnTarget
  /** Read once, when the view opens. */
  services: SnippetSource
  /** The editor once it is there, and null when it closes. */
  onEditor: (editor: TextEditor | null) => void
}

/** The text as it is stored, with a diagnostic at each problem. */
export default function SourceView({ value, onChange, problems, onTarget, services, onEditor }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const initial = useRef({ value, onChange, onTarget, services, onEditor })
  const [request, setRequest] = useState<DescribeRequest | null>(null)
  const openImageChooser = useOpenImageChooser()
  Object.assign(initial.current, { onChange, onTarget, onEditor })

  useEffect(() => {
    if (!box.current) return
    const spots: Spots = new Set()
    const opened = open(box.current, initial.current, spots)
    view.current = opened
    initial.current.onTarget(sourceTarget(opened, spots, setRequest))
    initial.current.onEditor(textEditor(opened))
    return () => {
      initial.current.onTarget(null)
      initial.current.onEditor(null)
      opened.destroy()
    }
  }, [])

  useEffect(() => {
    const shown = view.current
    if (!shown) return
    const marks = problems.map(({ message, ...position }) => {
      const from = offsetOf(shown.state, position)
      return { from, to: shown.state.doc.lineAt(from).to, severity: 'error' as const, message }
    })
    shown.dispatch(setDiagnostics(shown.state, marks))
  }, [problems])

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

/** The view as one of the two editors of the text. */
function textEditor(view: EditorView): TextEditor {
  return {
    setSource(source) {
      const change = minimalChange(view.state.sliceDoc(), source)
      if (change) view.dispatch({ changes: { ...change, insert: Text.of(change.insert.split(/\r?\n/)) } })
    },
    get selection() {
      const { anchor, head } = view.state.selection.main
      return { anchor: inSource(view.state, anchor), head: inSource(view.state, head) }
    },
    select({ anchor, head }) {
      view.dispatch({
        selection: { anchor: inDocument(view.state, anchor), head: inDocument(view.state, head) },
        scrollIntoView: true,
      })
      view.focus()
    },
    reveal(offset) {
      const anchor = inDocument(view.state, offset)
      const effects = EditorView.scrollIntoView(anchor, { y: 'center' })
      view.dispatch({ selection: { anchor }, effects })
      view.focus()
    },
    flush() {},
  }
}

// CodeMirror counts one for each end of a line; the source may have Windows ones.
function inSource({ doc, lineBreak }: EditorState, at: number): number {
  return at + (lineBreak.length - 1) * (doc.lineAt(at).number - 1)
}

function inDocument(state: EditorState, offset: number): number {
  const extra = state.lineBreak.length - 1
  const before = extra > 0 ? state.sliceDoc().slice(0, offset).split(state.lineBreak).length - 1 : 0
  return Math.min(offset - before * extra, state.doc.length)
}

/** The one replacement that turns a text into another. */
function minimalChange(before: string, after: string): { from: number; to: number; insert: string } | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before[from] === after[from]) from += 1
  let tail = 0
  while (tail < shorter - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) }
}

type Initial = { value: string; onChange: (value: string) => void; services: SnippetSource }

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
        search({ top: true }),
        keymap.of([...searchKeymap.map(whileOn), ...defaultKeymap, ...historyKeymap]),
        markdown(),
        EditorView.cspNonce.of(pageNonce()),
        EditorView.lineWrapping,
        lineDirection,
        placeholder('Start writing in Markdown. A blank line starts a new paragraph.'),
        EditorView.contentAttributes.of({ 'aria-label': 'Text', spellcheck: 'true' }),
        followText(spots),
        snippetCompletion(initial.services, spots),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) initial.onChange(state.sliceDoc())
        }),
      ],
    }),
  })
}

/** A key of CodeMirror, asleep while this person has switched it off. Escape always closes the search. */
function whileOn(binding: KeyBinding): KeyBinding {
  const { run, key } = binding
  if (!run || key === 'Escape') return binding
  return { ...binding, run: (view) => keySwitches.isOn('Editing') && run(view) }
}

function offsetOf({ doc }: EditorState, { line, column }: TextPosition): number {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines))
  return Math.min(from + column - 1, to)
}
