import { describe, expect, test } from 'vitest'
import { IncompleteDocument, stripRuntime } from '#server/render/strip-runtime.ts'

const OURS = 'try{theme()}catch{}'

function documentOf(head: string, body = '') {
  const { html, ...found } = stripRuntime(
    `<!DOCTYPE html><html lang="en"><head><title>T</title>${head}</head><body>${body}</body></html>`,
    [OURS],
  )
  const [, keptHead, keptBody] = /<title>T<\/title>(.*)<\/head><body>(.*)<\/body><\/html>$/s.exec(html) ?? []
  return { head: keptHead, body: keptBody, ...found }
}

describe('what is removed', () => {
  test.each([
    ['a script of the framework', '<script src="/_next/static/chunks/a.js" async=""></script>'],
    ['an old-browser script', '<script src="/_next/static/chunks/a.js" noModule=""></script>'],
    ['flight data', '<script>self.__next_f.push([1,"a </b> <title>no</title>"])</script>'],
    ['an unknown inline script', '<script>alert(1)</script>'],
    ['a module', '<script type="module">import "x"</script>'],
    ['a script of another origin', '<script src="https://evil.example/a.js"></script>'],
    [
      'a preload of a script',
      '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/a.js"/>',
    ],
    ['a preload of a module', '<link rel="modulepreload" href="/_next/static/a.js"/>'],
    ['an expect link for a removed script', '<link rel="expect" href="#_R_" blocking="render"/>'],
    ['a comment', '<!--$-->'],
  ])('%s', (_what, markup) => {
    expect(documentOf(markup).head).toBe('')
  })

  test('the placeholder that React leaves for streamed metadata', () => {
    expect(documentOf('', '<div hidden=""><!--$--><!--/$--></div><main>x</main><!--$--><!--/$-->').body).toBe(
      '<main>x</main>',
    )
  })

  test('the attribute that React leaves on style sheets', () => {
    const { head } = documentOf('<link rel="stylesheet" href="/_next/static/a.css" data-precedence="next"/>')
    expect(head).toBe('<link rel="stylesheet" href="/_next/static/a.css"/>')
  })
})

describe('what stays, byte for byte', () => {
  test.each([
    ['a style sheet', '<link rel="stylesheet" href="/_next/static/a.css"/>'],
    [
      'a font preload',
      '<link rel="preload" as="font" crossorigin="" href="/_next/static/media/a.woff2" type="font/woff2"/>',
    ],
    ['an image preload', '<link rel="preload" as="image" href="/media/a.webp"/>'],
    ['an inline style sheet', '<style>a::before{content:"<script>"}</style>'],
    ['structured data', '<script type="application/ld+json">{"a":"\\u003c/script>"}</script>'],
    ['our file', '<script src="/assets/site-0a.js" defer=""></script>'],
    ['an inline script of the site', `<script>${OURS}</script>`],
    [
      'metadata',
      '<meta property="og:title" content="A &amp; B &lt;c&gt;"/><link rel="canonical" href="/a?b=1&amp;c=2"/>',
    ],
  ])('%s', (_what, markup) => {
    expect(documentOf(markup).head).toBe(markup)
  })

  test.each([
    ['text with entities', '<p>1 &lt; 2 &amp;&amp; « é 中 😀 »&nbsp;</p>'],
    ['an SVG with a title', '<svg viewBox="0 0 1 1"><title>Shape</title><path d="M0 0"/></svg>'],
    [
      'code about scripts',
      '<pre><code>&lt;script&gt;alert(1)&lt;/script&gt;\n  &lt;!-- x --&gt;</code></pre>',
    ],
    ['a hidden element with text', '<div hidden="">Copied</div>'],
    ['a visible empty element', '<div class="a"></div>'],
    ['unclosed paragraphs', '<p>one<p>two<ul><li>a<li>b</ul>'],
  ])('%s', (_what, markup) => {
    expect(documentOf('', markup).body).toBe(markup)
  })
})

test('structured data moves to the end of the head, in its order', () => {
  const [one, two] = ['{"a":1}', '{"b":2}'].map(
    (json) => `<script type="application/ld+json">${json}</script>`,
  )
  const { head, body } = documentOf('<meta name="a"/>', `<!--$-->${one}${two}<main>x</main><!--/$-->`)
  expect(head).toBe(`<meta name="a"/>${one}${two}`)
  expect(body).toBe('<main>x</main>')
  expect(documentOf(`${one}<meta name="a"/>`, two)).toMatchObject({
    head: `<meta name="a"/>${one}${two}`,
    body: '',
  })
})

test('running scripts and style sheets are listed for the Content-Security-Policy', () => {
  const found = documentOf(
    `<script>${OURS}</script><script>other()</script><style>a{}</style>`,
    '<style>b{}</style><script type="application/ld+json">{}</script>',
  )
  expect(found).toMatchObject({ scripts: [OURS], styles: ['a{}', 'b{}'] })
})

describe('what is rejected as incomplete', () => {
  const page = (head: string, body: string) =>
    `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`

  test.each([
    ['a title outside the head', page('', '<main>x</main><title>late</title>')],
    ['a second title outside the head', page('<title>a</title>', '<title>late</title>')],
    ['two titles', page('<title>a</title><title>b</title>', '')],
    ['no title', page('', '<main>x</main>')],
    ['a placeholder for streaming', page('<title>a</title>', '<template id="B:0"></template>')],
    ['streamed content', page('<title>a</title>', '<div hidden id="S:0"><p>late</p></div>')],
  ])('%s is a fault', (_what, html) => {
    expect(() => stripRuntime(html, [])).toThrow(IncompleteDocument)
  })
})
