import { parseHTML } from 'linkedom'
import { type Node, Slice } from 'prosemirror-model'
import { NodeSelection, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { signatureOf } from '#components/admin/editor/rich-text/markdown/signature.ts'
import { cleanOwn } from '#components/admin/editor/rich-text/paste/clean/clean-own.ts'
import {
  clipboardParser,
  clipboardSerializer,
  isOwnHtml,
} from '#components/admin/editor/rich-text/paste/copy/clipboard-html.ts'
import { clipboardText } from '#components/admin/editor/rich-text/paste/copy/clipboard-text.ts'
import { renameFootnotes } from '#components/admin/editor/rich-text/paste/rename-footnotes.ts'
import { pastedBody } from '#test/pasted.ts'

const EVERYTHING = [
  '## Words',
  'Some **bold *and* more**, `code`, <sub>2</sub>, ~~no~~, [a](https://a.example "t") and https://b.example.[^n]',
  '> Quoted\\\n> words',
  '3. three\n4. four\n   - [x] done\n   - [ ] open',
  '- loose\n\n  more',
  '```js title="a.js"\nlet a\n```',
  '| a | b |\n| - | -: |\n| 1<br />2 | 3 |',
  '<Figure src="/media/a.png" alt="A" caption="C" />',
  '<Callout kind="tip" title="T">\nInside.\n</Callout>',
  'A <Button href="/go">Go</Button> and {x}.',
  '---',
  '[^n]: A note.',
].join('\n\n')

test('a whole text is copied as its Markdown', () => {
  const { doc } = KeptText.read(EVERYTHING)
  expect(clipboardText(new Slice(doc.content, 0, 0))).toBe(EVERYTHING)
})

test('what is copied in the editor comes back with everything', () => {
  const { doc } = KeptText.read(EVERYTHING)
  const html = htmlOf(doc)
  const back = clipboardParser.parse(pastedBody(html), { preserveWhitespace: true })
  expect(back.children.map(signatureOf)).toEqual(doc.children.map(signatureOf))
})

test('the HTML for other programs has no classes of the editor', () => {
  const html = htmlOf(KeptText.read(EVERYTHING).doc)
  expect(html).not.toMatch(/class=|spellcheck/)
  expect(html).toContain('<h2')
  expect(isOwnHtml(`<p data-pm-slice="1 1 []" data-kept="{}">a</p>`)).toBe(true)
  expect(isOwnHtml('<p data-pm-slice="1 1 []">from another editor</p>')).toBe(false)
})

test('a link that runs a script does not come in as a copy of the editor', () => {
  for (const href of ['javascript:alert(1)', 'java\tscript:alert(1)', '\u0001javascript:alert(1)']) {
    const html = `<p data-kept="{}"><a href="#" data-kept='${JSON.stringify({ href })}'>a</a></p>`
    expect(clipboardParser.parse(pastedBody(html)).firstChild?.firstChild?.marks).toEqual([])
  }
})

test('what only says that it was copied in the editor is cleaned all the same', () => {
  const kept = (attrs: object) => `data-kept='${JSON.stringify(attrs)}'`
  const body = pastedBody(
    `<style>p{}</style><h2 data-pm-slice="0 0 []" ${kept({ level: 'x' })}>a</h2><p hidden>b</p>` +
      `<figure ${kept({ src: 'data:image/png;base64,AA', alt: 'A' })} data-src="/media/a.png"><img src="x"></figure>` +
      `<p><img src="/media/b.png" ${kept({ src: 'file:///c.png' })}>c</p>` +
      `<table><tr><td colspan="100000" ${kept({ rowspan: 100000, align: 7 })}>d</td></tr></table>`,
  )
  cleanOwn(body, (src) => (src.startsWith('data:') ? 'upload:1' : src.startsWith('file:') ? null : src))
  const doc = clipboardParser.parse(body)
  expect(doc.children.map(({ type }) => type.name)).toEqual(['heading', 'figure', 'paragraph', 'table'])
  expect(doc.child(0).attrs).toEqual({ level: 2 })
  expect(doc.child(1).attrs).toMatchObject({ src: 'upload:1', alt: 'A' })
  expect(doc.child(2).childCount).toBe(1)
  expect(doc.firstChild?.textContent).toBe('a')
  expect(doc.child(3).firstChild?.firstChild?.attrs).toMatchObject({ colspan: 1, rowspan: 1, align: null })
})

test('words within a paragraph are copied as words', () => {
  const { doc } = KeptText.read('## One **two** three')
  expect(clipboardText(TextSelection.create(doc, 5, 12).content())).toBe('two thr')
})

test('items of a list and a block alone are copied as Markdown', () => {
  const { doc } = KeptText.read('- one\n- two\n- three')
  expect(clipboardText(TextSelection.create(doc, 3, 12).content())).toBe('- one\n- tw')
  const code = KeptText.read('```js\na\n```').doc
  expect(clipboardText(NodeSelection.create(code, 0).content())).toBe('```js\na\n```')
})

test('a reference is copied with its address', () => {
  const { doc } = KeptText.read('a [b][c]\n\nd\n\n[c]: https://c.example')
  const slice = new Slice(doc.content.cut(0, doc.content.size), 0, 0)
  expect(clipboardText(slice)).toContain('a [b](https://c.example)')
})

test('a footnote that comes with its words gets a label that is free', () => {
  const { doc } = KeptText.read('a[^1]\n\n[^1]: A.\n\n[^2]: B.')
  const { content } = renameFootnotes(new Slice(KeptText.read('x[^1]\n\n[^1]: X.').doc.content, 0, 0), doc)
  expect(clipboardText(new Slice(content, 0, 0))).toBe('x[^3]\n\n[^3]: X.')
  const onlyMark = new Slice(KeptText.read('x[^1]\n\n[^1]: X.').doc.content.cut(0, 4), 0, 0)
  expect(renameFootnotes(onlyMark, doc)).toBe(onlyMark)
})

function htmlOf({ content }: Node): string {
  const { document } = parseHTML('<html><body></body></html>')
  const box = document.createElement('div')
  clipboardSerializer.serializeFragment(
    content,
    { document: document as unknown as Document },
    box as unknown as HTMLElement,
  )
  return box.innerHTML
}
