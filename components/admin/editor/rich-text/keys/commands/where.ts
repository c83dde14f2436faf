import type { Node, ResolvedPos } from 'prosemirror-model'
import { type EditorState, NodeSelection } from 'prosemirror-state'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** A run of blocks within one parent, and its range in the document. */
export type Run = { parent: Node; start: number; first: number; last: number; from: number; to: number }

/** The top-level blocks that the selection touches. */
export function topRun({ doc, selection: { $from, $to } }: EditorState): Run {
  return runAt(doc, 0, indexOf($from, doc), lastIndex($from, $to, doc))
}

/** The innermost blocks or list items that hold the selection and can change places with a neighbour. */
export function movableRun(state: EditorState): Run {
  const { $from, $to } = state.selection
  if (state.selection instanceof NodeSelection && $from.depth === 0) return topRun(state)
  for (let depth = $from.sharedDepth($to.pos); depth > 0; depth--) {
    const parent = $from.node(depth)
    if (!HOLDERS.has(parent.type) || $from.depth === depth) continue
    return runAt(parent, $from.start(depth), $from.index(depth), $to.index(depth))
  }
  return topRun(state)
}

const HOLDERS = new Set([nodes.doc, nodes.blockquote, nodes.component, nodes.footnote, nodes.list])

function indexOf($at: ResolvedPos, doc: Node): number {
  return Math.min($at.index(0), doc.childCount - 1)
}

function lastIndex($from: ResolvedPos, $to: ResolvedPos, doc: Node): number {
  const first = indexOf($from, doc)
  return $to.depth === 0 ? Math.max(first, $to.index(0) - 1) : $to.index(0)
}

function runAt(parent: Node, start: number, first: number, last: number): Run {
  const sizes = parent.children.map(({ nodeSize }) => nodeSize)
  const from = start + sum(sizes.slice(0, first))
  return { parent, start, first, last, from, to: from + sum(sizes.slice(first, last + 1)) }
}

function sum(sizes: number[]): number {
  return sizes.reduce((all, size) => all + size, 0)
}

/** The innermost list around the selection, with its depth. */
export function listAround($at: ResolvedPos): { list: Node; depth: number; at: number } | null {
  for (let depth = $at.depth; depth > 0; depth--) {
    const node = $at.node(depth)
    if (node.type === nodes.list) return { list: node, depth, at: $at.before(depth) }
    if (node.type === nodes.component || node.type === nodes.footnote) return null
  }
  return null
}

/** Whether the caret stands in code or in a block of source, where only plain text may be typed. */
export function isInSource({ selection: { $from } }: EditorState): boolean {
  return Boolean($from.parent.type.spec.code)
}
