import {
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  $nodesOfType,
  COMMAND_PRIORITY_HIGH,
  KEY_BACKSPACE_COMMAND,
  type LexicalEditor,
} from 'lexical'
import { FootnoteMarkNode, FootnoteTextNode } from '#components/admin/editor/rich-text/footnote-nodes.tsx'

/** Backspace in an empty footnote removes it together with its references. */
export function registerFootnoteRemoval(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    KEY_BACKSPACE_COMMAND,
    (event) => {
      const note = emptyNote()
      if (!note) return false
      event.preventDefault()
      remove(note)
      return true
    },
    COMMAND_PRIORITY_HIGH,
  )
}

function emptyNote(): FootnoteTextNode | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null
  const note = $findMatchingParent(selection.anchor.getNode(), isNote)
  return note?.getTextContent().trim() === '' && note.getChildrenSize() === 1 ? note : null
}

function isNote(node: unknown): node is FootnoteTextNode {
  return node instanceof FootnoteTextNode
}

function remove(note: FootnoteTextNode) {
  const name = note.getName().toLowerCase()
  for (const mark of $nodesOfType(FootnoteMarkNode)) if (mark.getName().toLowerCase() === name) mark.remove()
  if (note.getPreviousSibling()) note.selectPrevious()
  else note.selectNext()
  note.remove()
}
