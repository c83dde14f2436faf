import {
  createActiveEditorSubscription$,
  NESTED_EDITOR_UPDATED_COMMAND,
  type Realm,
  realmPlugin,
  rootEditor$,
} from '@mdxeditor/editor'
import type { EditorState, LexicalEditor } from 'lexical'
import type { PendingField } from '#components/admin/editor/pending-input.ts'

const FLUSH_DELAY_MS = 500

/**
 * Callouts, table cells and the like are nested editors, which commit their text to the document only on blur. This also
 * commits it on demand and when the writer pauses.
 */
export function createNestedEditors(recheck: () => void): PendingField & { watch: (realm: Realm) => void } {
  // Every editor that was ever edited, because an undo in the surrounding text reverts what they committed.
  const edited = new Set<LexicalEditor>()
  const changed = new Set<LexicalEditor>()
  let flushedState: EditorState | undefined
  let root: LexicalEditor | null = null
  let pause: ReturnType<typeof setTimeout> | undefined

  function flush() {
    clearTimeout(pause)
    if (changed.size === 0 && root?.getEditorState() === flushedState) return
    keepCaret(() => {
      for (const editor of edited) {
        if (editor.getRootElement()?.isConnected)
          editor.dispatchCommand(NESTED_EDITOR_UPDATED_COMMAND, undefined)
        else edited.delete(editor)
      }
    })
    changed.clear()
    flushedState = root?.getEditorState()
  }

  function flushLater(editor: LexicalEditor) {
    clearTimeout(pause)
    pause = setTimeout(() => {
      if (editor.isComposing()) return flushLater(editor)
      flush()
      recheck()
    }, FLUSH_DELAY_MS)
  }

  function follow(editor: LexicalEditor) {
    if (editor === root) return () => {}
    return editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return
      edited.add(editor)
      changed.add(editor)
      recheck()
      flushLater(editor)
    })
  }

  return {
    hasPending: () => [...changed].some((editor) => editor.getRootElement()?.isConnected),
    flush,
    watch(realm) {
      root = realm.getValue(rootEditor$)
      realm.pub(createActiveEditorSubscription$, follow)
    },
  }
}

export const nestedEditorsPlugin = realmPlugin<{ watch: (realm: Realm) => void }>({
  postInit: (realm, params) => params?.watch(realm),
})

/** A commit changes the surrounding text, which moves the selection there: restore focus and selection. */
function keepCaret(work: () => void) {
  const focused = document.activeElement
  const selection = getSelection()
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {}
  work()
  if (focused instanceof HTMLElement && document.activeElement !== focused)
    focused.focus({ preventScroll: true })
  const isSame = selection?.anchorNode === anchorNode && selection?.anchorOffset === anchorOffset
  if (selection && !isSame && anchorNode?.isConnected && focusNode?.isConnected)
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset)
}
