import type { NodeSpec } from 'prosemirror-model'
import { tableNodes } from 'prosemirror-tables'

const { table, table_row, table_cell, table_header } = tableNodes({
  tableGroup: 'block',
  cellContent: 'inline*',
  cellAttributes: {
    align: {
      default: null,
      getFromDOM: (cell) => cell.getAttribute('align'),
      setDOMAttr: (value, attributes) => {
        if (typeof value === 'string') attributes.align = value
      },
    },
  },
})

/** GitHub Flavored Markdown tables: the first row is the header, cells hold one line of text. */
export const TABLES = {
  table: { ...table, content: 'tableRow+' },
  tableRow: { ...table_row, content: '(tableHeader | tableCell)+' },
  tableCell: { ...table_cell },
  tableHeader: { ...table_header },
} satisfies Record<string, NodeSpec>
