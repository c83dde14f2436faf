import { expect, test } from 'vitest'
import { portableHtml } from '#lib/feeds/portable-html.ts'

const page = 'https://example.org/blog/attention'
const portable = (html: string) => portableHtml(html, { page, prefix: 'x-' })

test.each([
  ['<a href="/tags/models">x</a>', '<a href="https://example.org/tags/models">x</a>'],
  ['<a href="#elsewhere">1</a>', '<a href="https://example.org/blog/attention#elsewhere">1</a>'],
  ['<a href="other">x</a>', '<a href="https://example.org/blog/other">x</a>'],
  ['<img src="/media/a.webp" alt="">', '<img src="https://example.org/media/a.webp" alt="">'],
  ['<video poster="/media/p.jpg"></video>', '<video poster="https://example.org/media/p.jpg"></video>'],
  [
    '<blockquote cite="/blog/x"><p>q</p></blockquote>',
    '<blockquote cite="https://example.org/blog/x"><p>q</p></blockquote>',
  ],
])('%s is completed', (given, expected) => {
  expect(portable(given)).toBe(expected)
})

test.each([
  '<a href="https://other.example/x?a=1&amp;b=2">x</a>',
  '<a href="mailto:team@example.org">x</a>',
  '<a href="http://[">an address that cannot be read</a>',
  '<h2>Heads &lt;b&gt; &amp; tails</h2>',
  '<pre><code>&lt;a href="/x"&gt;</code></pre>',
])('%s stays as it is', (html) => {
  expect(portable(html)).toBe(html)
})

test('every candidate of a srcset is completed and keeps its descriptor', () => {
  const html = '<img srcset="/media/a-640.webp 640w, /media/a-1280.webp 1280w,/media/b.webp 2x">'
  expect(portable(html)).toBe(
    '<img srcset="https://example.org/media/a-640.webp 640w, https://example.org/media/a-1280.webp 1280w,https://example.org/media/b.webp 2x">',
  )
})

test('a link that only the style of the site fills is left out', () => {
  const html = '<h2 id="a">Heads<a class="heading-anchor" href="#a" aria-label="Link to “Heads”"></a></h2>'
  expect(portable(html)).toBe('<h2 id="x-a">Heads</h2>')
})

test('footnotes stay inside their text, apart from those of other texts', () => {
  const html =
    '<h2 id="notes">Notes</h2><p><a href="#fn-1" id="ref-1" aria-describedby="notes">1</a></p><ol><li id="fn-1"><a href="#ref-1">back</a></li></ol>'
  expect(portable(html)).toBe(
    '<h2 id="x-notes">Notes</h2><p><a href="#x-fn-1" id="x-ref-1" aria-describedby="x-notes">1</a></p><ol><li id="x-fn-1"><a href="#x-ref-1">back</a></li></ol>',
  )
})

test.each(['überschrift', '注', 'a%'])('a link within a text finds the identifier %s', (id) => {
  const html = portable(`<a href="#${encodeURIComponent(id)}">x</a><h2 id="${id}">y</h2>`)
  expect(html).toBe(`<a href="#x-${encodeURIComponent(id)}">x</a><h2 id="x-${id}">y</h2>`)
})
