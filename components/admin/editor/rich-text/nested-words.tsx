import {
  createActiveEditorSubscription$,
  NESTED_EDITOR_UPDATED_COMMAND,
  type Realm,
  realmPlugin,
  rootEditor$,
} from '@mdxeditor/editor'
import type { EditorState, LexicalEditor } from 'lexical'
import type { Holder } from '#components/admin/editor/pending-input.tsx'

const PAUSE_MS = 500

/**
 * The words of boxes and table cells. Each is an editor of its own, which hands its words to the text only when the
 * caret leaves it; here they are handed over before that too: when asked, and when the writer pauses.
 */
export function createNestedWords(look: () => void): Holder & { watch: (realm: Realm) => void } {
  // All that were ever written in, since undoing in the text around them takes back what they have handed over.
  const written = new Set<LexicalEditor>()
  const changed = new Set<LexicalEditor>()
  let settled: EditorState | undefined
  let root: LexicalEditor | null = null
  let pause: ReturnType<typeof setTimeout> | undefined

  function handOver() {
    clearTimeout(pause)
    if (changed.size === 0 && root?.getEditorState() === settled) return
    keepCaret(() => {
      for (const editor of written) {
        if (editor.getRootElement()?.isConnected)
          editor.dispatchCommand(NESTED_EDITOR_UPDATED_COMMAND, undefined)
        else written.delete(editor)
      }
    })
    changed.clear()
    settled = root?.getEditorState()
  }

  function handOverLater(editor: LexicalEditor) {
    clearTimeout(pause)
    pause = setTimeout(() => {
      if (editor.isComposing()) return handOverLater(editor)
      handOver()
      look()
    }, PAUSE_MS)
  }

  function follow(editor: LexicalEditor) {
    if (editor === root) return () => {}
    return editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return
      written.add(editor)
      changed.add(editor)
      look()
      handOverLater(editor)
    })
  }

  return {
    holds: () => [...changed].some((editor) => editor.getRootElement()?.isConnected),
    handOver,
    watch(realm) {
      root = realm.getValue(rootEditor$)
      realm.pub(createActiveEditorSubscription$, follow)
    },
  }
}

export const nestedWordsPlugin = realmPlugin<{ watch: (realm: Realm) => void }>({
  postInit: (realm, params) => params?.watch(realm),
})

/** Handing over changes the text around the box, which then puts the caret where it had its own. */
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
