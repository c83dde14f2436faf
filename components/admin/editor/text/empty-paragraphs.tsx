import { addExportVisitor$, type LexicalExportVisitor, realmPlugin } from '@mdxeditor/editor'
import { $isParagraphNode, $isRootOrShadowRoot, type ParagraphNode } from 'lexical'
import type { Paragraph } from 'mdast'

const skipEmpty: LexicalExportVisitor<ParagraphNode, Paragraph> = {
  // Before the visitor that writes paragraphs.
  priority: 1,
  testLexicalNode: (node): node is ParagraphNode =>
    $isParagraphNode(node) && node.isEmpty() && $isRootOrShadowRoot(node.getParent()),
  visitLexicalNode: () => {},
}

/** Paragraphs without words, which the rich view puts beside boxes for the caret, are not written into the text. */
export const emptyParagraphsPlugin = realmPlugin({
  init(realm) {
    realm.pub(addExportVisitor$, skipEmpty)
  },
})
