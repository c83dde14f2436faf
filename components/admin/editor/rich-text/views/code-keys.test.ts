import { type Command, EditorState, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { nodes, schema } from '#components/admin/editor/rich-text/schema/schema.ts'
import {
  dropEmptyCode,
  indentCode,
  leaveCodeAtEnd,
  newCodeLine,
  outdentCode,
  selectCode,
} from '#components/admin/editor/rich-text/views/code-keys.ts'

// The selection stands between the bars, or at the only one.
test.each([
  ['Tab indents at the caret', indentCode, 'a|b', 'a  b'],
  ['Tab indents all lines of the selection', indentCode, 'a\n|b\nc|\nd', 'a\n  b\n  c\nd'],
  ['a line that the selection only touches stays', indentCode, '|a\n|b', '  a\nb'],
  ['Tab follows code with tabs', indentCode, '\tx\n|', '\tx\n\t'],
  ['Tab follows code with four spaces', indentCode, '    x\n|', '    x\n    '],
  ['Shift-Tab takes one level', outdentCode, '    a\n|  b\n c\nd|', '    a\nb\nc\nd'],
  ['Shift-Tab takes a tab', outdentCode, '\t\ta|', '\ta'],
  ['Enter keeps the indentation', newCodeLine, '  a|b', '  a\n  b'],
  ['Enter without indentation', newCodeLine, 'a|', 'a\n'],
])('%s', (_what, command, before, after) => {
  expect(run(codeWith(before), command).doc.textContent).toBe(after)
})

test('the down arrow leaves code only at its end, into a new paragraph when nothing follows', () => {
  expect(leaveCodeAtEnd(codeWith('a|b'))).toBe(false)
  const left = run(codeWith('ab|'), leaveCodeAtEnd)
  expect(left.selection.$head.parent.type).toBe(nodes.paragraph)
  expect(left.doc.childCount).toBe(2)
})

test('select all takes the code first, and the whole text next', () => {
  const selected = run(codeWith('a|b'), selectCode)
  expect([selected.selection.from, selected.selection.to]).toEqual([1, 3])
  expect(selectCode(selected)).toBe(false)
})

test('Backspace in empty code makes a paragraph of it', () => {
  expect(run(codeWith('|'), dropEmptyCode).doc.firstChild?.type).toBe(nodes.paragraph)
  expect(dropEmptyCode(codeWith('a|'))).toBe(false)
})

test('outside of code, the keys mean something else', () => {
  const doc = nodes.doc.create(null, nodes.paragraph.create(null, schema.text('a')))
  expect(
    [indentCode, outdentCode, newCodeLine].map((command) => command(EditorState.create({ doc }))),
  ).toEqual([false, false, false])
})

function codeWith(marked: string): EditorState {
  const text = marked.replaceAll('|', '')
  const doc = nodes.doc.create(null, nodes.code.create(null, text ? schema.text(text) : null))
  const anchor = marked.indexOf('|') + 1
  const head = marked.lastIndexOf('|') + 1
  const selection = TextSelection.create(doc, anchor, head > anchor ? head - 1 : anchor)
  return EditorState.create({ doc, selection })
}

function run(state: EditorState, command: Command): EditorState {
  let after = state
  expect(command(state, (tr) => (after = state.apply(tr)))).toBe(true)
  return after
}
