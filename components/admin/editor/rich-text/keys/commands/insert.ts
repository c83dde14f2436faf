import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { SHAPES } from '#components/admin/editor/rich-text/component-shapes.ts'
import { isInSource } from '#components/admin/editor/rich-text/keys/commands/where.ts'
import { marks, nodes, schema } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Puts a block in the place of the empty line at the caret, or after the block around the caret. */
export function insertBlock(block: Node): Command {
  return (state, dispatch) => {
    const place = placeFor(state, block)
    if (!place) return false
    dispatch?.(
      withCaret(state.tr.replaceWith(place.from, place.to, block), place.from, block).scrollIntoView(),
    )
    return true
  }
}

function placeFor({ selection: { $head } }: EditorState, block: Node): { from: number; to: number } | null {
  const isEmpty = $head.parent.type === nodes.paragraph && $head.parent.content.size === 0
  for (let depth = $head.depth; depth > 0; depth--) {
    const parent = $head.node(depth - 1)
    const index = $head.index(depth - 1)
    if (isEmpty && depth === $head.depth && parent.canReplaceWith(index, index + 1, block.type))
      return { from: $head.before(depth), to: $head.after(depth) }
    if (parent.canReplaceWith(index + 1, index + 1, block.type)) {
      const at = $head.after(depth)
      return { from: at, to: at }
    }
  }
  return $head.depth === 0 ? { from: $head.pos, to: $head.pos } : null
}

/** The caret goes into the block, or after one that has no words, on a line of its own. */
function withCaret(tr: Transaction, at: number, block: Node): Transaction {
  if (!block.isLeaf) return tr.setSelection(Selection.near(tr.doc.resolve(at + 1), 1))
  const after = at + block.nodeSize
  const next = tr.doc.resolve(after).nodeAfter
  if (!next?.isTextblock) tr.insert(after, nodes.paragraph.create())
  return tr.setSelection(TextSelection.create(tr.doc, after + 1))
}

export const insertRule: Command = (state, dispatch) => insertBlock(nodes.rule.create())(state, dispatch)

/** A table of so many rows, the header among them, with the caret in its first cell. */
export function insertTable(rows = 3, columns = 3): Command {
  const row = (type: Node['type']) =>
    nodes.tableRow.create(
      null,
      Array.from({ length: columns }, () => type.create()),
    )
  const table = nodes.table.create(
    null,
    Array.from({ length: rows }, (_, index) => row(index === 0 ? nodes.tableHeader : nodes.tableCell)),
  )
  return insertBlock(table)
}

/** A Callout, Details or Quote around an empty paragraph. */
export function insertComponent(name: string): Command {
  const required = SHAPES.find((shape) => shape.name === name)?.fields.filter(({ isRequired }) => isRequired)
  const attributes = (required ?? []).map((field) => attribute(field.name, ''))
  return insertBlock(nodes.component.create({ name, attributes }, nodes.paragraph.create()))
}

/** A Button with the selected words, or with words to type over. */
export const insertButton: Command = (state, dispatch) => {
  const { from, to, $from, empty } = state.selection
  if (!$from.parent.inlineContent || isInSource(state)) return false
  const mark = marks.element.create({ name: 'Button', attributes: [attribute('href', '')] })
  if (!empty) {
    dispatch?.(state.tr.addMark(from, to, mark))
    return true
  }
  const words = 'Button'
  const tr = state.tr.replaceWith(from, to, schema.text(words, [mark]))
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, from, from + words.length)).scrollIntoView())
  return true
}

export function attribute(name: string, value: string | null) {
  return { type: 'mdxJsxAttribute' as const, name, value }
}

/** Inserts plain words at a range. */
export function insertWords({ from, to }: { from: number; to: number }, words: string): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.insertText(words, from, to).scrollIntoView())
    return true
  }
}
