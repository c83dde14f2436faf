import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOMParser } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { cleanHtml, TooMuch } from '#components/admin/editor/rich-text/paste/clean/clean-html.ts'
import { inertHtml } from '#components/admin/editor/rich-text/paste/clean/inert-html.ts'
import { tidy } from '#components/admin/editor/rich-text/paste/tidy-slice.ts'
import { nodes, schema } from '#components/admin/editor/rich-text/schema/schema.ts'
import { pastedBody } from '#test/pasted.ts'

const folder = join(import.meta.dirname, '../fixtures')
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.replace('.html', ''))

test.each(sources)('what is copied from %s becomes Markdown that reads back the same', (name) => {
  const text = pasted(readFileSync(join(folder, `${name}.html`), 'utf8'))
  expect(text.toString()).toBe(readFileSync(join(folder, `${name}.md`), 'utf8').trimEnd())
  expect(text.verify()).toBe(true)
})

test.each([
  ['bold by style', '<span style="font-weight:600">a</span> b', '**a** b'],
  ['bold taken back', '<b style="font-weight:normal">a</b>', 'a'],
  ['an address as a link', '<a href="https://a.example/b">https://a.example/b</a>', 'https://a.example/b'],
  ['a script in an address, spelt oddly', '<a href=" java\nscript:alert(1)">a</a>', 'a'],
  ['an address on another host without a scheme', '<a href="//evil.example">a</a>', 'a'],
  ['a file of a computer', '<a href="file:///C:/a.docx">a</a> <img src="file:///C:/a.png">', 'a'],
  ['a table for layout', '<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>', 'One.\n\nTwo.'],
  [
    'cells over rows',
    '<table><tr><td>a</td><td>b</td></tr><tr><td rowspan="2">c</td><td>d</td></tr><tr><td>e</td></tr></table>',
    '| a | b |\n| - | - |\n| c | d |\n| | e |',
  ],
  ['lines in boxes', '<div>One</div><div><br></div><div>Two</div>', 'One\n\nTwo'],
  ['an item of two paragraphs', '<ul><li><p>a</p><p>b</p></li></ul>', '- a\n\n  b'],
  [
    'a task',
    '<ul><li class="task-list-item"><input type="checkbox" checked disabled> a</li></ul>',
    '- [x] a',
  ],
  ['a list that starts at three', '<ol start="3"><li>a</li></ol>', '3. a'],
  ['a language that is in data', '<pre data-language="C++"><code>a</code></pre>', '```cpp\na\n```'],
  [
    'footnotes with anchors in both places',
    '<p>a<a id="footnote-anchor-1" href="#footnote-1">1</a></p><div class="footnote"><a id="footnote-1" href="#footnote-anchor-1">1</a><div><p>Note.</p></div></div>',
    'a[^1]\n\n[^1]: Note.',
  ],
  ['deep headings', '<h1>a</h1><h6>b</h6>', '## a\n\n###### b'],
])('%s', (_what, html, expected) => {
  expect(pasted(html).toString()).toBe(expected)
})

test('nothing of pasted HTML is a style when it is parsed, and words stay as they are', () => {
  const html = `<style>p{}</style><p class="a" STYLE='color:red' data-x=1>a style="b" <b/style=x>c</b></p>`
  expect(inertHtml(html)).toBe(
    `<template>p{}</template><p class="a" data-style='color:red' data-x=1>a style="b" <b/data-style=x>c</b></p>`,
  )
  expect(inertHtml(`<p title="it's style" x='`)).toBe(`<p title="it's style" x='`)
})

test('a page that takes too long is given up', () => {
  expect(() => cleanHtml(pastedBody('<p>a</p>'), { takeImage: () => null, isLate: () => true })).toThrow(
    TooMuch,
  )
})

function pasted(html: string): KeptText {
  const body = pastedBody(html)
  cleanHtml(body, { takeImage: (src) => (src.startsWith('https:') ? src : null), isLate: () => false })
  const { content } = DOMParser.fromSchema(schema).parse(body)
  const text = KeptText.read('')
  text.update(nodes.doc.create(null, tidy(content)))
  return text
}
