import { EditorState, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { toggleTask } from '#components/admin/editor/rich-text/keys/commands/lists.ts'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { leaveComponent } from '#components/admin/editor/rich-text/views/block-keys.ts'

test('Enter in the empty last paragraph of a component goes on behind it', () => {
  const { doc } = KeptText.read('<Callout>\nInside.\n</Callout>\n\nAfter.')
  const opened = EditorState.create({ doc, selection: TextSelection.create(doc, 9) })
  expect(leaveComponent(opened)).toBe(false)
  let state = opened.apply(opened.tr.split(9))
  expect(leaveComponent(state, (tr) => (state = state.apply(tr)))).toBe(true)
  state = state.apply(state.tr.insertText('Outside.'))
  expect(state.doc.children.map(({ textContent }) => textContent)).toEqual(['Inside.', 'Outside.', 'After.'])
})

test('a task is ticked from within its text; other items are left alone', () => {
  const { doc } = KeptText.read('- [ ] One\n- Two')
  const at = (pos: number) => EditorState.create({ doc, selection: TextSelection.create(doc, pos) })
  let state = at(4)
  expect(toggleTask(state, (tr) => (state = state.apply(tr)))).toBe(true)
  expect(state.doc.firstChild?.firstChild?.attrs.checked).toBe(true)
  expect(toggleTask(at(doc.content.size - 4))).toBe(false)
})
