import type { Node } from 'prosemirror-model'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** A heading: which of the headings it is, how deep, and its words. */
export type OutlineEntry = { index: number; level: number; title: string }

/** The headings of the text, in order. */
export function outlineOf(doc: Node): OutlineEntry[] {
  return headingsOf(doc).map(({ node }, index) => ({
    index,
    level: node.attrs.level,
    title: node.textContent || 'Heading without words',
  }))
}

/** Where a heading of the outline begins. */
export function positionOf(doc: Node, index: number): number | null {
  return headingsOf(doc)[index]?.at ?? null
}

function headingsOf(doc: Node): { node: Node; at: number }[] {
  const found: { node: Node; at: number }[] = []
  doc.descendants((node, at) => {
    if (node.type === nodes.heading) found.push({ node, at })
    return !node.isTextblock
  })
  return found
}
