import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import {
  addRowAfter,
  CellSelection,
  deleteTable,
  findTable,
  goToNextCell,
  isInTable,
  selectedRect,
  TableMap,
} from 'prosemirror-tables'
import { caretAfter } from '#components/admin/editor/rich-text/views/caret.ts'

export type Alignment = 'left' | 'center' | 'right' | null

/** To the next cell; from the last one into a new row. */
export const nextCell: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  if (goToNextCell(1)(state, dispatch)) return true
  return addRowAfter(state, dispatch && ((tr) => dispatch(toCell(tr, selectedRect(state).bottom, 0))))
}

export const previousCell: Command = (state, dispatch) =>
  isInTable(state) && goToNextCell(-1)(state, dispatch)

/** To the cell below; from the last row out of the table. */
export const cellBelow: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  const { bottom, left, map } = selectedRect(state)
  dispatch?.(bottom < map.height ? toCell(state.tr, bottom, left) : afterTable(state))
  return true
}

export const leaveTable: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  dispatch?.(afterTable(state))
  return true
}

/** Backspace with the whole table selected removes it, as with any other block. */
export const deleteWholeTable: Command = (state, dispatch) => {
  const { selection } = state
  const isWhole =
    selection instanceof CellSelection && selection.isColSelection() && selection.isRowSelection()
  return isWhole && deleteTable(state, dispatch)
}

/** Aligns the columns of the selection. */
export function alignColumns(align: Alignment): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false
    const { left, right, map, tableStart, table } = selectedRect(state)
    const { tr } = state
    const cells = map.cellsInRect({ left, right, top: 0, bottom: map.height })
    for (const at of cells) {
      const cell = table.nodeAt(at)
      if (cell) tr.setNodeMarkup(tableStart + at, null, { ...cell.attrs, align })
    }
    dispatch?.(tr)
    return true
  }
}

/** The alignment of the column with the caret. */
export function alignmentAt(state: EditorState): Alignment {
  const { left, map, table } = selectedRect(state)
  return table.nodeAt(map.map[left] ?? 0)?.attrs.align ?? null
}

function afterTable(state: EditorState): Transaction {
  const at = findTable(state.selection.$from)?.pos
  return at === undefined ? state.tr : caretAfter(state.tr, at)
}

/** Selects the text of a cell of the table around the selection. */
function toCell(tr: Transaction, row: number, column: number): Transaction {
  const found = findTable(tr.selection.$from)
  if (!found) return tr
  const at = found.start + (TableMap.get(found.node).map[row * TableMap.get(found.node).width + column] ?? 0)
  const end = at + (tr.doc.nodeAt(at)?.nodeSize ?? 2) - 1
  return tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView()
}
