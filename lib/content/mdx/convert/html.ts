import type { Nodes, RootContent } from 'mdast'
import { isPhrase } from '#lib/content/mdx/parse/paragraphs.ts'
import { blocksOf } from './blocks.ts'
import type { Context } from './context.ts'
import { convertAll } from './elements.ts'
import { buildTagTree, type Item } from './tag-tree.ts'
import { tokenize } from './tokens.ts'
import { joinLines, trim } from './trim.ts'

const FLOW = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition'])

/**
 * Replaces HTML in a Markdown tree with Markdown, components and the inline elements that MDX keeps. Mutates the tree.
 */
export function convertHtml(node: Nodes, context: Context) {
  if (!('children' in node)) return
  const before: RootContent[] = node.children
  for (const child of before) convertHtml(child, context)
  const hadHtml = before.some((child) => child.type === 'html')
  const children = hadHtml ? withoutHtml(before, context) : before
  node.children = normaliseChildren(node, children, hadHtml, context) as typeof node.children
}

function withoutHtml(children: RootContent[], context: Context): RootContent[] {
  const items = children.flatMap((child): Item[] =>
    child.type === 'html' ? tokenize(child, context.placeOf) : [{ kind: 'node', node: child }],
  )
  return convertAll(buildTagTree(items, context.diagnostics), context)
}

function normaliseChildren(
  node: Nodes,
  children: RootContent[],
  hadHtml: boolean,
  context: Context,
): RootContent[] {
  if (FLOW.has(node.type))
    return (hadHtml ? blocksOf(children) : children).flatMap(splitParagraph).filter(isFull)
  if (!hadHtml) return children
  if (node.type === 'paragraph') return children.every(isPhrase) ? trim(children) : children
  const bare = children.flatMap((child) => (child.type === 'paragraph' ? child.children : [child]))
  const block = bare.find((child) => !isPhrase(child))
  if (block) context.diagnostics.report(block, IN_A_LINE)
  const words = trim(bare.filter(isPhrase))
  return node.type === 'heading' || node.type === 'tableCell' ? words.map(joinLines) : words
}

const IN_A_LINE = 'A block element cannot be used in the middle of a line. Put it on a line of its own.'

/** Splits a paragraph that contains blocks: what is before and after each block becomes a paragraph. */
function splitParagraph(node: RootContent): RootContent[] {
  return node.type === 'paragraph' && !node.children.every(isPhrase) ? blocksOf(node.children) : [node]
}

function isFull(node: RootContent) {
  return !((node.type === 'paragraph' || node.type === 'heading') && node.children.length === 0)
}
