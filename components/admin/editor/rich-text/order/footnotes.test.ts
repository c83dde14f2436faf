import { history, undo } from 'prosemirror-history'
import { EditorState, NodeSelection, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { footnotesGoTogether } from '#components/admin/editor/rich-text/order/footnotes.ts'
import {
  dropEmptyFootnote,
  insertFootnote,
} from '#components/admin/editor/rich-text/order/insert-footnote.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

const TWO_MARKS = 'One[^a] two[^A].\n\n[^a]: Words.\n'

test('removing the last mark removes the footnote, and undo brings both back', () => {
  const before = open('One[^1] two.\n\n[^1]: Words.\n')
  const after = removeMarks(before, 1)
  expect(sourceOf(after)).toBe('One two.')
  expect(sourceOf(run(after, undo))).toBe('One[^1] two.\n\n[^1]: Words.')
})

test('a footnote stays while it has another mark, whatever its capitals', () => {
  expect(sourceOf(removeMarks(open(TWO_MARKS), 1))).toBe('One two[^A].\n\n[^a]: Words.')
  expect(sourceOf(removeMarks(open(TWO_MARKS), 2))).toBe('One two.')
})

test('removing a footnote removes its marks', () => {
  const state = open(TWO_MARKS)
  const at = state.doc.firstChild?.nodeSize ?? 0
  const after = state.apply(state.tr.delete(at, state.doc.content.size))
  expect(sourceOf(after)).toBe('One two.')
})

test('a mark that is cut and pasted keeps its words', () => {
  const state = removeMarks(open('One[^1] two.\n\n[^1]: Words.\n'), 1)
  const pasted = state.apply(state.tr.insert(8, nodes.footnoteMark.create({ label: '1' })))
  expect(sourceOf(pasted)).toBe('One two[^1].\n\n[^1]: Words.')
})

test('a mark that comes from another text gets a footnote to fill in', () => {
  const state = open('One.')
  const pasted = state.apply(state.tr.insert(4, nodes.footnoteMark.create({ label: 'Lee' })))
  expect(pasted.doc.lastChild?.attrs.label).toBe('Lee')
})

test('a footnote without a mark in the source is left alone', () => {
  const state = open('One[^1].\n\n[^1]: Words.\n')
  const tr = state.tr.delete(4, 5).setMeta('source', true)
  expect(sourceOf(state.apply(tr))).toBe('One.\n\n[^1]: Words.')
  const typed = open('One.\n\n[^1]: Words.\n')
  expect(sourceOf(typed.apply(typed.tr.insertText('x', 1)))).toBe('xOne.\n\n[^1]: Words.')
})

test('a new footnote takes the next free number, with the caret in it; Backspace takes it away again', () => {
  const state = select(open('One[^2] two.\n\n[^2]: Words.\n'), 4)
  const inserted = run(state, insertFootnote)
  const typed = inserted.apply(inserted.tr.insertText('New'))
  expect(sourceOf(typed)).toBe('One[^1][^2] two.\n\n[^2]: Words.\n\n[^1]: New')
  expect(sourceOf(run(inserted, dropEmptyFootnote))).toBe('One[^2] two.\n\n[^2]: Words.')
})

test('a footnote has no place in code', () => {
  expect(insertFootnote(select(open('```\nx\n```'), 1))).toBe(false)
  const whole = open('---')
  expect(insertFootnote(whole.apply(whole.tr.setSelection(NodeSelection.create(whole.doc, 0))))).toBe(false)
})

function open(source: string): EditorState {
  return EditorState.create({ doc: KeptText.read(source).doc, plugins: [footnotesGoTogether(), history()] })
}

function select(state: EditorState, at: number): EditorState {
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)))
}

function run(state: EditorState, command: typeof undo): EditorState {
  let after = state
  expect(command(state, (tr) => (after = state.apply(tr)))).toBe(true)
  return after
}

function removeMarks(state: EditorState, count: number): EditorState {
  const places: number[] = []
  state.doc.descendants((node, at) => void (node.type === nodes.footnoteMark && places.push(at)))
  const { tr } = state
  for (const at of places.slice(0, count).reverse()) tr.delete(at, at + 1)
  return state.apply(tr)
}

function sourceOf({ doc }: EditorState): string {
  const text = KeptText.read('')
  text.update(doc)
  return text.toString().trim()
}
