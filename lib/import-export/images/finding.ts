import type { Definition, Nodes, Root } from 'mdast'
import type { Token } from 'mdast-util-from-markdown'
import { parseMarkdown, parseMdx } from '#lib/content/mdx/parse/parsing.ts'
import { findInElement, isElement } from '#lib/import-export/images/elements.ts'
import { findInHtml } from '#lib/import-export/images/html.ts'
import { findInImage, findInReference, type Scene } from '#lib/import-export/images/markdown.ts'
import type { ImageReference, Span } from '#lib/import-export/images/references.ts'

const TRACES = /!\[|<img|<figure|<linkcard|\bsrc=/i

/** Finds every image reference in a valid text: in Markdown and its HTML, or in MDX elements and components. */
export function findImages(source: string, syntax: 'md' | 'mdx'): ImageReference[] {
  // Most texts have no images, and parsing is slow.
  if (!TRACES.test(source)) return []
  const targets: Span[] = []
  const note = ({ start, end }: Token) => void targets.push({ start: start.offset, end: end.offset })
  const listener = { enter: { resourceDestination: note, definitionDestination: note } }
  const tree = syntax === 'md' ? parseMarkdown(source, listener) : parseMdx(source, listener)
  return findIn(tree, { source, targets, definitions: definitionsIn(tree) }, false)
}

/** The first definition of an identifier wins (CommonMark). */
function definitionsIn(tree: Root): Map<string, Definition> {
  const found = new Map<string, Definition>()
  const look = (node: Nodes) => {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node)
    if ('children' in node) node.children.forEach(look)
  }
  look(tree)
  return found
}

function findIn(node: Nodes, scene: Scene, inLink: boolean): ImageReference[] {
  const own = findAt(node, scene, inLink)
  const children = 'children' in node ? node.children : []
  const below = inLink || isLink(node)
  return [...own, ...children.flatMap((child) => findIn(child, scene, below))]
}

function findAt(node: Nodes, scene: Scene, inLink: boolean): ImageReference[] {
  if (node.type === 'image') return [findInImage(node, scene, inLink)]
  if (node.type === 'imageReference') return findInReference(node, scene, inLink)
  if (node.type === 'html') return findInHtml(node, scene.source, inLink)
  return isElement(node) ? findInElement(node, inLink) : []
}

function isLink(node: Nodes): boolean {
  if (isElement(node)) return node.name === 'a' || node.name === 'Button'
  return node.type === 'link' || node.type === 'linkReference'
}
