import { addExportVisitor$, type LexicalExportVisitor, realmPlugin } from '@mdxeditor/editor'
import { $isParagraphNode, $isRootOrShadowRoot, type LexicalNode, type ParagraphNode } from 'lexical'
import type { Paragraph } from 'mdast'

const skipEmpty: LexicalExportVisitor<ParagraphNode, Paragraph> = {
  // Runs before the default paragraph visitor.
  priority: 1,
  testLexicalNode: (node): node is ParagraphNode => isEmptyParagraph(node) && hasContentBeside(node),
  visitLexicalNode: () => {},
}

function isEmptyParagraph(node: LexicalNode): boolean {
  return $isParagraphNode(node) && node.isEmpty() && $isRootOrShadowRoot(node.getParent())
}

// A table cell is its own root: an empty cell is exported as one empty paragraph.
function hasContentBeside(node: LexicalNode): boolean {
  return node
    .getParentOrThrow()
    .getChildren()
    .some((sibling) => !isEmptyParagraph(sibling))
}

/** Skips empty paragraphs on export: the editor adds them beside blocks so that the caret can be placed there. */
export const emptyParagraphsPlugin = realmPlugin({
  init(realm) {
    realm.pub(addExportVisitor$, skipEmpty)
  },
})
