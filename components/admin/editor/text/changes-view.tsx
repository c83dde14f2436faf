'use client'

import { unifiedMergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'

type Props = { before: string; now: string }

/** What has changed since the text was saved last. It can only be read. */
export default function ChangesView({ before, now }: Props) {
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!box.current) return
    const view = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: now,
        extensions: [
          lineNumbers(),
          EditorView.lineWrapping,
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({ 'aria-label': 'Changes' }),
          unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: { margin: 3 } }),
        ],
      }),
    })
    return () => view.destroy()
  }, [before, now])

  if (before === now) return <p className="desk-empty">Nothing has changed since this text was saved last.</p>
  return <div ref={box} className="source-view" />
}
