import { type Command, EditorState, TextSelection } from 'prosemirror-state'
import { tableEditing } from 'prosemirror-tables'
import { expect, test } from 'vitest'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { firstRowIsHeader } from '#components/admin/editor/rich-text/order/header-row.ts'
import {
  alignColumns,
  alignmentAt,
  cellBelow,
  leaveTable,
  nextCell,
  previousCell,
} from '#components/admin/editor/rich-text/views/table-keys.ts'

const TABLE = '| a | b |\n| - | - |\n| c | d |'

test('Tab goes from cell to cell, and from the last one into a new row', () => {
  const state = run(caretIn('a'), nextCell, nextCell, nextCell)
  expect(cellAt(state)).toBe('d')
  const added = run(state, nextCell)
  expect(sourceOf(type(added, 'e'))).toBe(`${TABLE}\n| e | |`)
})

test('Shift-Tab goes back, and not out of the first cell', () => {
  expect(cellAt(run(caretIn('c'), previousCell))).toBe('b')
  expect(previousCell(caretIn('a'))).toBe(false)
})

test('Enter goes down the column, and from the last row out of the table', () => {
  const below = run(caretIn('b'), cellBelow)
  expect(cellAt(below)).toBe('d')
  expect(sourceOf(type(run(below, cellBelow), 'After'))).toBe(`${TABLE}\n\nAfter`)
})

test('Escape leaves the table to the block behind it', () => {
  const left = run(caretIn('a', `${TABLE}\n\nAfter`), leaveTable)
  expect(left.selection.$head.parent.textContent).toBe('After')
})

test('a column has one alignment, which is written', () => {
  const aligned = run(caretIn('d'), alignColumns('right'))
  expect(alignmentAt(aligned)).toBe('right')
  expect(sourceOf(aligned)).toMatch(/^\| a \| b \|\n\| -+ \| -+: \|\n\| c \| d \|$/)
})

function caretIn(cell: string, source = TABLE): EditorState {
  const { doc } = KeptText.read(source)
  let at = 0
  doc.descendants((node, pos) => {
    if (node.isText && node.text === cell) at = pos
  })
  const state = EditorState.create({ doc, plugins: [firstRowIsHeader(), tableEditing()] })
  return state.apply(state.tr.setSelection(TextSelection.create(doc, at)))
}

function run(state: EditorState, ...commands: Command[]): EditorState {
  return commands.reduce((before, command) => {
    let after = before
    expect(command(before, (tr) => (after = before.apply(tr)))).toBe(true)
    return after
  }, state)
}

function type(state: EditorState, text: string): EditorState {
  return state.apply(state.tr.insertText(text))
}

function cellAt(state: EditorState): string {
  return state.selection.$head.parent.textContent
}

function sourceOf({ doc }: EditorState): string {
  const text = KeptText.read(TABLE)
  text.update(doc)
  return text.toString().trim()
}
