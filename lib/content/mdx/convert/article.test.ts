import { describe, expect, test } from 'vitest'
import { checkArticle, convertMarkdown, renderArticle } from '#lib/content/mdx/pool/rendering.ts'

async function mdx(source: string) {
  const { mdx, problems } = await convertMarkdown(source)
  expect(problems).toEqual([])
  expect(await checkArticle(mdx)).toEqual([])
  return mdx.trimEnd()
}

async function html(source: string) {
  return (await renderArticle({ title: '', body: await mdx(source), media: {} })).html
}

describe('what MDX reads differently is escaped', () => {
  test.each([
    ['a < b, a{b}, c}', 'a \\< b, a\\{b}, c}'],
    ['<https://example.org>', '[https://example.org](https://example.org)'],
    ['https://example.org/a_b', 'https://example.org/a_b'],
    ['me@example.org', 'me@example.org'],
    ['    indented code', '```\nindented code\n```'],
    ['import taxes rose', '&#x69;mport taxes rose'],
    ['`{a} <b>`', '`{a} <b>`'],
    ['&lt;script>', '\\<script>'],
    ['std::vector<size_t> and `<b>`', 'std::vector\\<size_t> and `<b>`'],
  ])('%s', async (source, expected) => {
    expect(await mdx(source)).toBe(expected)
  })
})

describe('known HTML becomes Markdown, components or stays', () => {
  test.each([
    ['a <b>bold</b>, <i>it</i>, <del>no</del>, <code>c</code>', 'a **bold**, *it*, ~~no~~, `c`'],
    ['a <b> spaced </b> b', 'a **spaced** b'],
    ['<a href="/x" title="t" target="_blank" class="y">there</a>', '[there](/x "t")'],
    ['<img src="/a.png" alt="A" width="10">', '![A](/a.png)'],
    ['one<br>\ntwo<br/>', 'one\\\ntwo'],
    ['<p align="center">text</p>', 'text'],
    ['<div>\n\n*one*\n\n</div>', '*one*'],
    ['a <!-- b --> c', 'a c'],
    ['<!-- b -->', ''],
    ['## <!-- x -->Heading', '## Heading'],
    ['<h2 id="x">A <em>b</em></h2>', '## A *b*'],
    [
      'H<sub>2</sub>O <kbd>K</kbd> <abbr title="t" class="c">A</abbr>',
      'H<sub>2</sub>O <kbd>K</kbd> <abbr title="t">A</abbr>',
    ],
    ['# <div align="center">Heading</div>', '# Heading'],
    ['<div>https://example.org</div>', '[https://example.org](https://example.org)'],
    ['<p>one<br></p>', 'one'],
    ['<blockquote>said</blockquote>', '> said'],
    ['<ul><li>a<li>b</ul>', '- a\n- b'],
    ['<ol start="3"><li><p>a</p></li></ol>', '3. a'],
    ['<pre><code class="language-js">a &lt; b\n</code></pre>', '```js\na < b\n```'],
    ['<hr>', '---'],
    [
      '<details><summary>More <b>x</b></summary>inside</details>',
      '<Details summary="More x">\n  inside\n</Details>',
    ],
    ['<details>\n<summary>S</summary>\n\n- a\n\n</details>', '<Details summary="S">\n  - a\n</Details>'],
    [
      '<figure><img src="/a.png" alt="A"><figcaption>Cap</figcaption></figure>',
      '<Figure src="/a.png" alt="A" caption="Cap" />',
    ],
    [
      '<table><tr><th>A<th>B<tr><td>1<td>2<br>3</table>',
      '| A | B        |\n| - | -------- |\n| 1 | 2<br />3 |',
    ],
    ['> [!WARNING]\n> Hot.', '<Callout kind="warning">\n  Hot.\n</Callout>'],
  ])('%s', async (source, expected) => {
    expect(await mdx(source)).toBe(expected)
  })

  test('a table that Markdown cannot say stays a table', async () => {
    const source =
      '<table><tr><td colspan="2"><ul><li>a</li></ul></td></tr><tr><td>b</td><td>c</td></tr></table>'
    expect(await html(source)).toContain(
      '<tr><td colSpan="2"><ul>\n<li>a</li>\n</ul></td></tr><tr><td>b</td><td>c</td></tr>',
    )
  })

  test('a paragraph is divided where a block stands in it', async () => {
    expect(await mdx('before <table><tr><th>A</th></tr></table> after')).toBe(
      'before\n\n| A |\n| - |\n\nafter',
    )
  })

  test('links to named places lead to their headings', async () => {
    const source =
      '[a](#one) [b](#two)\n\n<a id="one"></a>\n\n## First thing\n\n## <a name="two"></a>Second thing'
    expect(await mdx(source)).toBe(
      '[a](#first-thing) [b](#second-thing)\n\n## First thing\n\n## Second thing',
    )
  })

  test('footnotes, task lists and tables stay what they are', async () => {
    const source = 'a[^1]\n\n- [x] done\n\n| a |\n| - |\n| b |\n\n[^1]: note'
    expect(await mdx(source)).toBe(source)
  })
})

describe('what cannot be taken over is reported where it stands in the given text', () => {
  test.each([
    ['text\n\n<iframe src="https://example.org"></iframe>', 3, 1, 'Link to the page'],
    ['a <script>alert(1)</script>', 1, 3, '<script>'],
    ['> quoted\n> and <video src="x"></video>', 2, 7, 'Link to the video'],
    ['> <div>\n>   <object>x</object>\n> </div>', 2, 5, '<object>'],
    ['a <b>bold', 1, 3, 'not closed'],
    ['[x](javascript:alert(1))', 1, 1, 'javascript:'],
    ['<a href="java&#10;script:alert(1)">x</a>', 1, 1, 'invisible character'],
    ['<p onclick="x()">a</p>', 1, 1, 'onclick'],
    ['<MyThing a="1">x</MyThing>', 1, 1, '<mything>'],
    ['<!DOCTYPE html>', 1, 1, 'tag is incomplete'],
    ['a\n\n<div class="x\n\nb">', 3, 1, 'tag is incomplete'],
    ['a <![CDATA[x]]>', 1, 3, 'tag is incomplete'],
    ['a\u0000b', 1, 2, 'U+0000'],
    ['<img alt="x">', 1, 1, 'no address'],
    ['# <table><tr><td>x</table>', 1, 3, 'block element'],
  ])('%s', async (source, line, column, words) => {
    const { problems } = await convertMarkdown(source)
    expect(problems[0]).toMatchObject({ line, column, message: expect.stringContaining(words) })
  })
})
