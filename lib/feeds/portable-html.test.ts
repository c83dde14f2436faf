import { expect, test } from 'vitest'
import { portableHtml } from '#lib/feeds/portable-html'

const page = 'https://example.org/blog/attention'

test.each([
  ['<a href="/tags/models">x</a>', '<a href="https://example.org/tags/models">x</a>'],
  ['<a href="#fn-1">1</a>', '<a href="https://example.org/blog/attention#fn-1">1</a>'],
  ['<a href="other">x</a>', '<a href="https://example.org/blog/other">x</a>'],
  ['<img src="/media/a.webp" alt="">', '<img src="https://example.org/media/a.webp" alt="">'],
  ['<video poster="/media/p.jpg"></video>', '<video poster="https://example.org/media/p.jpg"></video>'],
  [
    '<blockquote cite="/blog/x"><p>q</p></blockquote>',
    '<blockquote cite="https://example.org/blog/x"><p>q</p></blockquote>',
  ],
])('%s is completed', (given, expected) => {
  expect(portableHtml(given, page)).toBe(expected)
})

test.each([
  '<a href="https://other.example/x?a=1&amp;b=2">x</a>',
  '<a href="mailto:team@example.org">x</a>',
  '<a href="http://[">an address that cannot be read</a>',
  '<h2 id="heads">Heads &lt;b&gt; &amp; tails</h2>',
  '<pre><code>&lt;a href="/x"&gt;</code></pre>',
])('%s stays as it is', (html) => {
  expect(portableHtml(html, page)).toBe(html)
})

test('every candidate of a srcset is completed and keeps its descriptor', () => {
  const html = '<img srcset="/media/a-640.webp 640w, /media/a-1280.webp 1280w,/media/b.webp 2x">'
  expect(portableHtml(html, page)).toBe(
    '<img srcset="https://example.org/media/a-640.webp 640w, https://example.org/media/a-1280.webp 1280w,https://example.org/media/b.webp 2x">',
  )
})

test('a link that only the style of the site fills is left out', () => {
  const html = '<h2 id="a">Heads<a class="heading-anchor" href="#a" aria-label="Link to “Heads”"></a></h2>'
  expect(portableHtml(html, page)).toBe('<h2 id="a">Heads</h2>')
})
