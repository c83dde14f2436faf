import { useCallback, useRef, useState } from 'react'
import type { OnTarget } from '#components/admin/editor/images/editor-target.ts'
import type { ViewName } from '#components/admin/editor/view-tabs.tsx'

type Range = { anchor: number; head: number }

/** An editor of the text as MDX; offsets count UTF-16 units of the source. */
export type TextEditor = {
  setSource: (source: string) => void
  readonly selection: Range
  /** Moves the caret, the focus and the screen there. */
  select: (selection: Range) => void
  /** Selects what stands there, and shows it. */
  reveal: (offset: number) => void
  flush: () => void
}

/**
 * The rich text view and the source view as two views of one text: each stays as it is when the other is shown, with its
 * undo history; the text, the caret and the place on the screen go along. `read`: the text as it is now, which every
 * view has reported to.
 */
export function useTextViews(onTarget: OnTarget, read: () => string) {
  const [view, setView] = useState<ViewName>('rich')
  const [opened, setOpened] = useState<ReadonlySet<ViewName>>(new Set(['rich']))
  const editors = useRef<Partial<Record<ViewName, TextEditor>>>({})
  const targets = useRef<Partial<Record<ViewName, Parameters<OnTarget>[0]>>>({})
  const shown = useRef<ViewName>('rich')
  const caret = useRef<Range | null>(null)
  const wanted = useRef<number | null>(null)

  const bring = useCallback(
    (editor: TextEditor) => {
      editor.setSource(read())
      if (wanted.current !== null) editor.reveal(wanted.current)
      else if (caret.current) editor.select(caret.current)
      caret.current = null
      wanted.current = null
    },
    [read],
  )

  const register = useCallback(
    (name: ViewName, editor: TextEditor | null) => {
      if (editor) editors.current[name] = editor
      else delete editors.current[name]
      if (editor && name === shown.current) bring(editor)
    },
    [bring],
  )

  const onTargetOf = useCallback(
    (name: ViewName, target: Parameters<OnTarget>[0]) => {
      targets.current[name] = target
      if (name === shown.current) onTarget(target)
    },
    [onTarget],
  )

  const show = useCallback(
    (name: ViewName) => {
      const from = editors.current[shown.current]
      from?.flush()
      if (from && name !== shown.current) caret.current = from.selection
      shown.current = name
      setView(name)
      setOpened((before) => (before.has(name) ? before : new Set([...before, name])))
      onTarget(targets.current[name] ?? null)
      const to = editors.current[name]
      // Once it is visible: a hidden editor cannot scroll.
      if (to) requestAnimationFrame(() => bring(to))
    },
    [onTarget, bring],
  )

  /** Goes to an offset of the text in the view that is shown; from the changes, in rich text. */
  const goTo = useCallback(
    (offset: number) => {
      wanted.current = offset
      if (shown.current === 'changes') return show('rich')
      const editor = editors.current[shown.current]
      if (editor) bring(editor)
    },
    [show, bring],
  )

  /** Shows a text that came from outside: from another tab, from this device, from a conflict. */
  const replace = useCallback((source: string) => {
    const editor = editors.current[shown.current]
    if (editor) editor.setSource(source)
    else for (const other of Object.values(editors.current)) other.setSource(source)
  }, [])

  return { view, opened, show, goTo, register, replace, onTarget: onTargetOf }
}
