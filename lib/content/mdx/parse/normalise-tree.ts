import type { Nodes, Paragraph, Root, RootContent } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { contentOf, isBlock } from '#lib/content/mdx/validate/content-models.ts'
import { isBlank, isJsx, type Jsx } from './nodes.ts'
import { paragraph, paragraphs } from './paragraphs.ts'

/**
 * Normalises block and inline JSX, however it was typed: blocks that fill a paragraph replace it, a lone inline element
 * is wrapped in a paragraph, and bare text inside a block becomes a paragraph. Mutates the tree.
 */
export function normaliseTree(tree: Root): Root {
  normaliseNode(tree)
  return tree
}

function normaliseNode(node: Nodes) {
  if (!('children' in node)) return
  for (const child of node.children) normaliseNode(child)
  const children: RootContent[] = node.children
  node.children = normaliseChildren(node, children) as typeof node.children
}

function normaliseChildren(node: Nodes, children: RootContent[]): RootContent[] {
  if (isJsx(node)) return normaliseInside(node, children)
  return FLOW.has(node.type) ? children.flatMap(asBlocks) : children
}

const FLOW = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition'])

function normaliseInside(node: Jsx, children: RootContent[]): RootContent[] {
  const content = contentOf(node)
  if (content === 'words') return asWords(children)
  if (content === 'blocks') return paragraphs(children).flatMap(asBlocks)
  return children.flatMap(asBlocks).filter((child) => !isBlank(child))
}

/** Unwraps a block that contains a single paragraph. */
function asWords(children: RootContent[]): RootContent[] {
  const [only, ...others] = children
  return only?.type === 'paragraph' && others.length === 0 ? only.children : children
}

function asBlocks(node: RootContent): RootContent[] {
  if (node.type === 'paragraph' && isFilledWithBlocks(node))
    return node.children.flatMap((child) => (isJsx(child) ? [asFlow(child)] : []))
  if (isJsx(node)) return [isBlock(node) ? asFlow(node) : paragraph([asText(node)])]
  return [node]
}

function isFilledWithBlocks(node: Paragraph) {
  const telling = node.children.filter((child) => !isBlank(child))
  return telling.length > 0 && telling.every((child) => isJsx(child) && isBlock(child))
}

function asFlow(node: Jsx): MdxJsxFlowElement {
  return { ...node, type: 'mdxJsxFlowElement' } as MdxJsxFlowElement
}

function asText(node: Jsx): MdxJsxTextElement {
  return { ...node, type: 'mdxJsxTextElement' } as MdxJsxTextElement
}
