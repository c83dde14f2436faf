import { expect, test } from 'vitest'
import { assertSafeHtml } from '#lib/content/mdx/output/assert-safe-html.ts'
import { parseHtml } from '#lib/content/mdx/output/parsed-html.ts'
import { dangersIn } from './harmless.ts'

const DANGEROUS = [
  '<script>alert(1)</script>',
  '<p onclick="alert(1)">a</p>',
  '<a href="javascript:alert(1)">a</a>',
  '<a href="java\tscript:alert(1)">a</a>',
  '<img src="data:image/svg+xml,x">',
  '<img src="https://example.org/a.png">',
  '<img src="//example.org/a.png">',
  '<img src="/\\example.org/a.png">',
  '<p style="x">a</p>',
  '<svg><a></a></svg>',
  '<p id="x"><math></math></p>',
  '<!-- a -->',
  '<form><input></form>',
  '<p data-x="1">a</p>',
]

test.each(DANGEROUS)('both checks find %s', (html) => {
  expect(dangersIn(html)).not.toEqual([])
  expect(() => assertSafeHtml(parseHtml(html))).toThrow('not on the allow-list')
})

test.each(['<p>a<p>b</p></p>', '<h2 id="a">a</h2><h3 id="a">b</h3>', '<p class="a&b">c</p>'])(
  'the proof of the renderer refuses HTML that a browser would repair or confuse: %s',
  (html) => {
    expect(() => assertSafeHtml(parseHtml(html))).toThrow('not on the allow-list')
  },
)
