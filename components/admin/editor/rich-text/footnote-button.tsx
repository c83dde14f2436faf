'use client'

import { activeEditor$, ButtonWithTooltip, rootEditor$, useCellValues } from '@mdxeditor/editor'
import { $createParagraphNode, $getRoot, $insertNodes, $nodesOfType, type LexicalEditor } from 'lexical'
import { FootnoteMarkNode, FootnoteTextNode } from '#components/admin/editor/rich-text/footnote-nodes.tsx'
import { Icon } from '#components/ui/icon.tsx'

/** Inserts a footnote reference at the caret and moves the focus to the new footnote at the end of the text. */
export function FootnoteButton() {
  const [root, active] = useCellValues(rootEditor$, activeEditor$)
  return (
    <ButtonWithTooltip title="Footnote" onClick={() => root && insertFootnote(root, active ?? root)}>
      <Icon of="superscript" size={18} />
    </ButtonWithTooltip>
  )
}

function insertFootnote(root: LexicalEditor, active: LexicalEditor) {
  const name = root.getEditorState().read(nextName)
  active.update(() => $insertNodes([new FootnoteMarkNode(name)]), { discrete: true })
  root.update(() => {
    const paragraph = $createParagraphNode()
    $getRoot().append(new FootnoteTextNode(name).append(paragraph))
    paragraph.select()
  })
  root.focus()
}

function nextName(): string {
  const taken = new Set(
    [...$nodesOfType(FootnoteMarkNode), ...$nodesOfType(FootnoteTextNode)].map((node) => node.getName()),
  )
  let number = 1
  while (taken.has(String(number))) number += 1
  return String(number)
}
