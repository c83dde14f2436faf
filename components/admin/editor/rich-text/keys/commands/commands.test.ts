import type { Command } from 'prosemirror-state'
import { expect, test } from 'vitest'
import {
  insertBlock,
  insertButton,
  insertComponent,
  insertRule,
  insertTable,
} from '#components/admin/editor/rich-text/keys/commands/insert.ts'
import {
  codeOf,
  setHeading,
  setParagraph,
  toggleCode,
  toggleQuote,
} from '#components/admin/editor/rich-text/keys/commands/kinds.ts'
import {
  backspaceAtStart,
  clearFormatting,
  leaveBox,
} from '#components/admin/editor/rich-text/keys/commands/lines.ts'
import { linkAt, removeLink, setLink } from '#components/admin/editor/rich-text/keys/commands/links.ts'
import {
  liftItem,
  sinkItem,
  toggleList,
  toggleTask,
} from '#components/admin/editor/rich-text/keys/commands/lists.ts'
import {
  deleteBlock,
  duplicateBlock,
  moveBlock,
  selectBlock,
} from '#components/admin/editor/rich-text/keys/commands/move.ts'
import { turnInto } from '#components/admin/editor/rich-text/keys/commands/turn-into.ts'
import { insertFootnote } from '#components/admin/editor/rich-text/order/insert-footnote.ts'
import { Editing } from '#test/editing.ts'

const link: Command = (state, dispatch) => setLink(state.selection, '/new')(state, dispatch)
const relink: Command = (state, dispatch) => {
  const range = linkAt(state)
  return range !== null && setLink(range, '/new')(state, dispatch)
}

test.each<[what: string, before: string, command: Command, after: string]>([
  ['a heading', 'a‸b', setHeading(2), '## a‸b'],
  ['a heading of the same level becomes a paragraph', '## a‸b', setHeading(2), 'a‸b'],
  ['a heading of another level', '## a‸b', setHeading(3), '### a‸b'],
  ['a heading becomes a paragraph', '## a‸b', setParagraph, 'a‸b'],
  [
    'a heading in a callout',
    '<Callout>\n\na‸b\n\n</Callout>',
    setHeading(2),
    '<Callout>\n\n## a‸b\n\n</Callout>',
  ],
  ['a quotation', 'a‸b', toggleQuote, '> a‸b'],
  ['a quotation undone', '> a‸b', toggleQuote, 'a‸b'],
  ['lines become code', 'a‸b', toggleCode, '```\na‸b\n```'],
  ['code becomes a paragraph', '```\na‸b\nc\n```', toggleCode, 'a‸b\\\nc'],
  ['a bullet list', 'a‸b', toggleList('bullet'), '- a‸b'],
  ['a task list', 'a‸b', toggleList('task'), '- [ ] a‸b'],
  ['bullets become numbers', '- a‸b\n- c', toggleList('ordered'), '1. a‸b\n2. c'],
  ['bullets become tasks', '- a‸b\n- c', toggleList('task'), '- [ ] a‸b\n- [ ] c'],
  ['a list undone', '- a‸b', toggleList('bullet'), 'a‸b'],
  ['a task ticked', '- [ ] a‸b', toggleTask, '- [x] a‸b'],
  ['a task indented stays a task', '- [x] a\n- [x] b‸', sinkItem, '- [x] a\n  - [x] b‸'],
  ['a numbered item indented stays numbered', '1. a\n2. b‸', sinkItem, '1. a\n   1. b‸'],
  ['a task outdented stays a task', '- [x] a\n  - [x] b‸', liftItem, '- [x] a\n- [x] b‸'],
  ['a divider on an empty line', 'a\n\n‸', insertRule, 'a\n\n---\n\n‸'],
  ['a divider after words', 'a‸', insertRule, 'a\n\n---\n\n‸'],
  ['a block of code', 'a‸\n\nb', insertBlock(codeOf('')), 'a\n\n```\n‸\n```\n\nb'],
  ['a callout', 'a‸', insertComponent('Callout'), 'a\n\n<Callout>\n‸\n</Callout>'],
  ['a toggle has a summary', 'a‸', insertComponent('Details'), 'a\n\n<Details summary="">\n‸\n</Details>'],
  ['a button of words', '‸a b‸', insertButton, '<Button href="">‸a b</Button>'],
  ['a footnote', 'a‸', insertFootnote, 'a[^1]\n\n[^1]: ‸'],
  ['a second footnote', 'a[^1] b‸\n\n[^1]: c', insertFootnote, 'a[^1] b[^2]\n\n[^1]: c\n\n[^2]: ‸'],
  ['a link over words', '‸a b‸', link, '‸[a b](/new)'],
  ['another address', '[a‸b](/old "c")', relink, '[a‸b](/new "c")'],
  ['a link removed', 'x [a‸b](/old) y', removeLink, 'x a‸b y'],
  ['formatting cleared', '‸**a** *b*‸', clearFormatting, '‸a b'],
  ['up', 'a\n\nb‸c\n\nd', moveBlock(-1), 'b‸c\n\na\n\nd'],
  ['down', 'a‸b\n\nc\n\nd', moveBlock(1), 'c\n\na‸b\n\nd'],
  ['several blocks', 'a\n\n‸b\n\nc‸\n\nd', moveBlock(1), 'a\n\nd\n\n‸b\n\nc'],
  ['an item', '- a\n- b‸', moveBlock(-1), '- b‸\n- a'],
  ['the first item stays', 'x\n\n- a‸\n- b', moveBlock(-1), 'x\n\n- a‸\n- b'],
  [
    'a paragraph in a callout',
    '<Callout>\n\na\n\nb‸\n\n</Callout>',
    moveBlock(-1),
    '<Callout>\n\nb‸\n\na\n\n</Callout>',
  ],
  [
    'a table',
    'x\n\n| a‸ | b |\n| - | - |\n| c | d |',
    moveBlock(-1),
    '| a‸ | b |\n| - | - |\n| c | d |\n\nx',
  ],
  ['a copy', 'a‸b', duplicateBlock, 'ab\n\na‸b'],
  ['the only block deleted', 'a‸b', deleteBlock, '‸'],
  ['a block deleted', 'x\n\na‸b\n\ny', deleteBlock, 'x\n\n‸y'],
  [
    'a new paragraph after a box',
    '<Callout>\n\na‸\n\n</Callout>',
    leaveBox,
    '<Callout>\n\na\n\n</Callout>\n\n‸',
  ],
  ['Backspace at the start of a heading', '## ‸a', backspaceAtStart, '‸a'],
  ['a list into paragraphs', '- a\n- b‸c', turnInto('paragraph'), 'a\n\nb‸c'],
  ['a paragraph into a callout', 'a‸b', turnInto('Callout'), '<Callout>\na‸b\n</Callout>'],
  ['a callout into a quotation', '<Callout>\n\na‸b\n\n</Callout>', turnInto('blockquote'), '> a‸b'],
  [
    'a callout with a title keeps its words',
    '<Callout title="b">\n\n‸a\n\n</Callout>',
    turnInto('paragraph'),
    '‸b\n\na',
  ],
  ['a list with a list in it into numbers', '- a‸\n  - b', turnInto('ordered'), '1. a‸\n   - b'],
  ['code into a list', '```\na‸\n```', turnInto('bullet'), '- a‸'],
  ['paragraphs into code', '‸a **b**\n\nc‸', turnInto('code'), '```\n‸a b\nc\n```'],
])('%s', (_what, before, command, after) => {
  const editing = new Editing(before)
  expect(editing.run(command)).toBe(true)
  expect(editing.withCaret.trim()).toBe(after)
})

test('a table is made with a header and the caret in its first cell', () => {
  const editing = new Editing('')
  editing.run(insertTable())
  expect(editing.type('One').source.trim()).toBe('| One | | |\n| - | - | - |\n| | | |\n| | | |')
})

test('a selected block moves as a whole and stays selected', () => {
  const editing = new Editing('a\n\n- b‸\n- c')
  editing.run(selectBlock)
  editing.run(moveBlock(-1))
  expect(editing.source.trim()).toBe('- b\n- c\n\na')
  expect(editing.state.selection.toJSON()).toMatchObject({ type: 'node', anchor: 0 })
})

test('moving a block is announced', () => {
  const said: string[] = []
  const editing = new Editing('a\n\n## b‸')
  const up = moveBlock(-1, (message) => said.push(message))
  editing.run(up)
  editing.run(up)
  expect(said).toEqual(['Heading moved up.', 'Heading is already first.'])
})

test('words typed while a block is selected go to its end', () => {
  const editing = new Editing('a‸b\n\nc')
  editing.run(selectBlock)
  expect(editing.type('!').source.trim()).toBe('ab!\n\nc')
})

test('an address that runs script is refused', () => {
  const editing = new Editing('‸a‸')
  expect(editing.run((state, dispatch) => setLink(state.selection, ' javascript:b')(state, dispatch))).toBe(
    false,
  )
})
