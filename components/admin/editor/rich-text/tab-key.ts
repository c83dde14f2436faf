'use client'

import { $findMatchingParent, mergeRegister } from '@lexical/utils'
import { createActiveEditorSubscription$, realmPlugin } from '@mdxeditor/editor'
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  KEY_DOWN_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
} from 'lexical'

/**
 * Tab leaves the text, as in every other field (WCAG 2.1.2). In a list it indents; press Escape first to leave.
 */
export const tabKeyPlugin = realmPlugin({
  init(realm) {
    realm.pub(createActiveEditorSubscription$, register)
  },
})

function register(editor: LexicalEditor): () => void {
  let hasEscaped = false
  return mergeRegister(
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      ({ key }) => {
        if (key !== 'Tab' && key !== 'Shift') hasEscaped = key === 'Escape'
        return false
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    // Handled without preventDefault: the browser moves the focus.
    editor.registerCommand(KEY_TAB_COMMAND, () => hasEscaped || !isInList(), COMMAND_PRIORITY_CRITICAL),
  )
}

function isInList(): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  return $findMatchingParent(selection.anchor.getNode(), (node) => node.getType() === 'listitem') !== null
}
