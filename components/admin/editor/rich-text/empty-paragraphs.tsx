import { addExportVisitor$, type LexicalExportVisitor, realmPlugin } from '@mdxeditor/editor'
import { $isParagraphNode, $isRootOrShadowRoot, type LexicalNode, type ParagraphNode } from 'lexical'
import type { Paragraph } from 'mdast'

const skipEmpty: LexicalExportVisitor<ParagraphNode, Paragraph> = {
  // Before the visitor that writes paragraphs.
  priority: 1,
  testLexicalNode: (node): node is ParagraphNode => isEmptyParagraph(node) && standsBesideWords(node),
  visitLexicalNode: () => {},
}

function isEmptyParagraph(node: LexicalNode): boolean {
  return $isParagraphNode(node) && node.isEmpty() && $isRootOrShadowRoot(node.getParent())
}

// The cell of a table is a text of its own, and an empty one is written as its empty paragraph.
function standsBesideWords(node: LexicalNode): boolean {
  return node
    .getParentOrThrow()
    .getChildren()
    .some((sibling) => !isEmptyParagraph(sibling))
}

/** Paragraphs without words, which the rich view puts beside boxes for the caret, are not written into the text. */
export const emptyParagraphsPlugin = realmPlugin({
  init(realm) {
    realm.pub(addExportVisitor$, skipEmpty)
  },
})
