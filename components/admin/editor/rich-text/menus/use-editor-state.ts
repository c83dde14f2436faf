import type { EditorState } from 'prosemirror-state'
import { useCallback, useSyncExternalStore } from 'react'
import type { RichEditor } from '#components/admin/editor/rich-text/rich-editor.ts'

export type Listeners = Set<(state: EditorState) => void>

/** A small part of the editor's state as a string; the component renders only when it changes. */
export function useEditorState(
  editor: RichEditor,
  listeners: Listeners,
  read: (state: EditorState) => string,
): string {
  const subscribe = useCallback(
    (onChange: () => void) => {
      listeners.add(onChange)
      return () => {
        listeners.delete(onChange)
      }
    },
    [listeners],
  )
  return useSyncExternalStore(subscribe, () => read(editor.view.state))
}
