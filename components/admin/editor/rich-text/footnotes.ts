'use client'

import {
  addExportVisitor$,
  addImportVisitor$,
  addLexicalNode$,
  addMdastExtension$,
  addSyntaxExtension$,
  addToMarkdownExtension$,
  createRootEditorSubscription$,
  type LexicalExportVisitor,
  type MdastImportVisitor,
  realmPlugin,
} from '@mdxeditor/editor'
import { $isElementNode, type ElementNode } from 'lexical'
import type { FootnoteDefinition, FootnoteReference } from 'mdast'
import { gfmFootnoteFromMarkdown, gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { FootnoteMarkNode, FootnoteTextNode } from '#components/admin/editor/rich-text/footnote-nodes.tsx'
import { registerFootnoteRemoval } from '#components/admin/editor/rich-text/footnote-removal.ts'

const importMark: MdastImportVisitor<FootnoteReference> = {
  testNode: 'footnoteReference',
  visitNode: ({ mdastNode, lexicalParent }) => {
    append(lexicalParent, new FootnoteMarkNode(nameOf(mdastNode)))
  },
}

const importText: MdastImportVisitor<FootnoteDefinition> = {
  testNode: 'footnoteDefinition',
  visitNode: ({ mdastNode, actions }) => {
    actions.addAndStepInto(new FootnoteTextNode(nameOf(mdastNode)))
  },
}

const exportMark: LexicalExportVisitor<FootnoteMarkNode, FootnoteReference> = {
  testLexicalNode: (node): node is FootnoteMarkNode => node instanceof FootnoteMarkNode,
  visitLexicalNode: ({ lexicalNode, actions }) => {
    actions.addAndStepInto('footnoteReference', namedAs(lexicalNode.getName()), false)
  },
}

const exportText: LexicalExportVisitor<FootnoteTextNode, FootnoteDefinition> = {
  testLexicalNode: (node): node is FootnoteTextNode => node instanceof FootnoteTextNode,
  visitLexicalNode: ({ lexicalNode, actions }) => {
    actions.addAndStepInto('footnoteDefinition', namedAs(lexicalNode.getName()))
  },
}

/** GitHub-flavoured Markdown footnotes: a reference in the text, the definition at the end. */
export const footnotesPlugin = realmPlugin({
  init(realm) {
    realm.pubIn({
      [addSyntaxExtension$]: gfmFootnote(),
      [addMdastExtension$]: gfmFootnoteFromMarkdown(),
      [addToMarkdownExtension$]: gfmFootnoteToMarkdown(),
      [addLexicalNode$]: [FootnoteMarkNode, FootnoteTextNode],
      [addImportVisitor$]: [importMark, importText],
      [addExportVisitor$]: [exportMark, exportText],
      [createRootEditorSubscription$]: registerFootnoteRemoval,
    })
  },
})

function nameOf({ label, identifier }: { label?: string | null; identifier: string }): string {
  return label ?? identifier
}

function namedAs(name: string) {
  return { identifier: name.toLowerCase(), label: name }
}

function append(parent: unknown, node: FootnoteMarkNode): void {
  if (isElement(parent)) parent.append(node)
}

function isElement(node: unknown): node is ElementNode {
  return $isElementNode(node as Parameters<typeof $isElementNode>[0])
}
