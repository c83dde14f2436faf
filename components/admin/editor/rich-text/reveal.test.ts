import { NodeSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { posOf } from '#components/admin/editor/rich-text/markdown/positions.ts'
import { selectionAt } from '#components/admin/editor/rich-text/reveal.ts'

/** What is selected for the place of ‸ in a source. */
function revealed(source: string): string {
  const kept = KeptText.read(source.replace('‸', ''))
  const selection = selectionAt(kept.doc, posOf(kept, source.indexOf('‸')))
  if (selection instanceof NodeSelection) return `<${selection.node.type.name}>`
  return kept.doc.textBetween(selection.from, selection.to, '', '*')
}

test.each([
  ['a word', 'One ‸two three.', 'two'],
  ['within a word', '## One tw‸o', 'two'],
  ['the rest of a line', 'One\\\ntwo‸ three', 'two'],
  ['a word in a callout', 'A.\n\n<Callout>\nHere ‸TK is.\n</Callout>', 'TK'],
  ['a word of a link', 'See [‸here](/a).', 'here'],
  ['a word of a cell', '| a | b |\n| - | - |\n| c | ‸d e |', 'd'],
  ['a figure', 'One.\n\n‸<Figure src="/a.png" alt="" />\n\nTwo.', '<figure>'],
  ['a figure as Markdown', 'One.\n\n‸![](/a.png)\n\nTwo.', '<figure>'],
  ['an image in a line', 'One ‸![](/a.png) two.', '*'],
  ['a sign', 'One ‸{ two.', '{'],
  ['source that is not valid', 'One.\n\n<Callout‸ x={1}>\n\nTwo.', 'Callout'],
])('%s is selected', (_what, source, selected) => {
  expect(revealed(source)).toBe(selected)
})
