import type { Node } from 'prosemirror-model'
import { Plugin, type Transaction } from 'prosemirror-state'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** The first row of a Markdown table is its header, and the other rows are not; a column has one alignment. */
export function firstRowIsHeader(): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, after) {
      if (!transactions.some(({ docChanged }) => docChanged)) return null
      const tr = after.tr
      const untouched = new Set(before.doc.children)
      after.doc.forEach((block, offset) => {
        if (!untouched.has(block)) visit(block, offset, tr)
      })
      return tr.docChanged ? tr : null
    },
  })
}

function visit(block: Node, offset: number, tr: Transaction) {
  if (block.type === nodes.table) correct(block, offset, tr)
  else if (!block.isTextblock)
    block.descendants((node, at) => {
      if (node.type === nodes.table) correct(node, offset + 1 + at, tr)
      return !node.isTextblock && node.type !== nodes.table
    })
}

function correct(table: Node, offset: number, tr: Transaction) {
  const aligns = table.firstChild?.children.map((cell) => cell.attrs.align) ?? []
  table.forEach((row, rowAt, index) => {
    const type = index === 0 ? nodes.tableHeader : nodes.tableCell
    row.forEach((cell, cellAt, column) => {
      const align = aligns[column] ?? null
      if (cell.type === type && cell.attrs.align === align) return
      tr.setNodeMarkup(offset + 1 + rowAt + 1 + cellAt, type, { ...cell.attrs, align })
    })
  })
}
