import { describe, expect, test } from 'vitest'
import { checkArticle, RENDERER_VERSION, renderArticle } from '#lib/content/mdx/pool/rendering.ts'
import { Invalid } from '#lib/core/errors.ts'

async function html(body: string, { title = '', media = {} } = {}) {
  return (await renderArticle({ title, body, media })).html
}

describe('headings', () => {
  test('a first heading that repeats the title is dropped, whatever its depth', async () => {
    expect(await html('# The  *Title*!\n\nText', { title: 'The title' })).toBe('<p>Text</p>')
    expect(await html('## The title\n\nText', { title: 'The title' })).toBe('<p>Text</p>')
  })

  test('a first heading that differs from the title by a sign stays', async () => {
    expect(await html('# C#\n\nText', { title: 'C++' })).toContain('C#')
    expect(await html('# ?!\n\nText', { title: 'A' })).toContain('?!')
  })

  test('a section that shares its name with the title stays', async () => {
    expect(await html('Text\n\n## The title', { title: 'The title' })).toContain('id="the-title"')
  })

  test('headings move one level down together when there is an h1 among them', async () => {
    const { headings } = await renderArticle({ title: '', body: '# One\n\n## Two\n\n###### Six', media: {} })
    expect(headings).toEqual([
      { depth: 2, id: 'one', text: 'One' },
      { depth: 3, id: 'two', text: 'Two' },
      { depth: 6, id: 'six', text: 'Six' },
    ])
  })

  test('ids are unique and leave alone what the page itself uses', async () => {
    const { headings } = await renderArticle({
      title: '',
      body: '## Main\n\n## A\n\n## A\n\n## note-fn-1\n\n## ?',
      media: {},
    })
    expect(headings.map(({ id }) => id)).toEqual(['section-main', 'a', 'a-1', 'section-note-fn-1', 'section'])
  })

  test('a link to a heading follows when its id had to change', async () => {
    expect(await html('[there](#main)\n\n## Main')).toContain('<a href="#section-main">there</a>')
  })

  test('headings in quotations and boxes are not part of the contents', async () => {
    const body = '> ## Quoted\n\n<Callout>\n## Boxed\n</Callout>\n\n## Own'
    const { headings } = await renderArticle({ title: '', body, media: {} })
    expect(headings.map(({ text }) => text)).toEqual(['Own'])
  })
})

describe('text', () => {
  test('a dollar sign and a tilde are only what they are', async () => {
    expect(await html('It costs $5, then $6, ~7 to ~8.')).toBe('<p>It costs $5, then $6, ~7 to ~8.</p>')
  })

  test('plain text holds the words of components and notes, without the marks of the page', async () => {
    const body =
      'Wrapped\nline.[^a]\n\n<Details summary="Sum">\nInside\n</Details>\n\n```js\nlet a\n```\n\n[^a]: Note.'
    const { text } = await renderArticle({ title: '', body, media: {} })
    expect(text).toBe('Wrapped line.\nSum\nInside\nlet a\nNote.')
  })

  test('words and minutes count Chinese by the character and never fall below one minute', async () => {
    const chinese = await renderArticle({ title: '', body: '注意力机制。'.repeat(180), media: {} })
    expect(chinese).toMatchObject({ words: 900, minutes: 2 })
    const english = await renderArticle({ title: '', body: 'one two '.repeat(330), media: {} })
    expect(english).toMatchObject({ words: 660, minutes: 3 })
    expect(await renderArticle({ title: '', body: '', media: {} })).toMatchObject({
      words: 0,
      minutes: 1,
      html: '',
    })
  })
})

describe('footnotes', () => {
  test('a note used inside a component is listed once at the end, with a way back to each use', async () => {
    const result = await html('<Callout>\nHere[^n].\n</Callout>\n\nAnd here[^n].\n\n[^n]: The note.')
    expect(result.match(/id="note-fn-n"/g)).toHaveLength(1)
    expect(result).toContain('href="#note-fnref-n" aria-label="Back to reference 1"')
    expect(result).toContain('href="#note-fnref-n-2" aria-label="Back to reference 1-2"')
  })
})

describe('images', () => {
  const form = (width: number, kind: string) => `/media/${'a'.repeat(64)}-${width}.${kind} ${width}w`
  const sources = { avif: form(320, 'avif'), webp: `${form(320, 'webp')}, ${form(640, 'webp')}` }
  const known = { width: 640, height: 480, colour: '#abcdef', alt: 'Known words', sources }
  const media = { '/media/a.webp': known }

  test('a known image gets its size, its colour and, where the writer gave none, its words', async () => {
    const { html, media: shown } = await renderArticle({
      title: '',
      body: '![](/media/a.webp) ![](/media/b.webp)',
      media,
    })
    expect(html).toContain(
      'alt="Known words" width="640" height="480" decoding="async" style="--placeholder:#abcdef"',
    )
    expect(shown).toEqual(['/media/a.webp', '/media/b.webp'])
  })

  test('a known image is offered in its smaller forms, an unknown one as it is', async () => {
    const { html, media: shown } = await renderArticle({
      title: '',
      body: '<Figure src="/media/a.webp" alt="A" width="wide" />\n\n![b](/b.png)',
      media,
    })
    expect(html).toContain(
      `<picture><source type="image/avif" srcSet="${sources.avif}" sizes="(min-width: 64rem)`,
    )
    expect(html).toContain(`<source type="image/webp" srcSet="${sources.webp}"`)
    expect(html).toContain('<p><img src="/b.png" alt="b" loading="lazy"')
    expect(shown).toEqual(['/media/a.webp'])
  })

  test('all images but the first wait until they are near', async () => {
    const { html } = await renderArticle({
      title: '',
      body: 'Text.\n\n<Figure src="/media/a.webp" alt="one" />\n\n![two](/media/a.webp)\n\n![three](/3.png)',
      media,
    })
    expect([...html.matchAll(/<img [^>]*alt="(\w+)"[^>]*loading="lazy"/g)].map(([, alt]) => alt)).toEqual([
      'two',
      'three',
    ])
  })

  test('forms that are not our own do not leave the renderer', async () => {
    const forged = { ...known, sources: { avif: null, webp: 'https://evil.example/x.webp 320w' } }
    const drawn = renderArticle({ title: '', body: '![](/media/a.webp)', media: { '/media/a.webp': forged } })
    await expect(drawn).rejects.toThrow('not on the allow-list')
  })

  test('a name of every object is not taken for a known image', async () => {
    expect(await html('![x](constructor)', { media })).toContain('<img src="constructor" alt="x" loading')
  })
})

describe('listings', () => {
  test('an unknown language is shown plain, under its name', async () => {
    expect(await html('```Brainfog\n<b>\n```')).toContain('<span class="code-block-language">brainfog</span>')
  })

  test('what is glued to the language is left out', async () => {
    expect(await html('```rust,ignore\nlet a;\n```')).toContain('<code class="hljs language-rust">')
  })

  test('what stands after the language can only be a title', async () => {
    const result = await html('```js title=\'a "b" <c>\' onclick=alert(1) class=x\n1\n```')
    expect(result).not.toContain('onclick')
    expect(result).toContain('<span class="code-block-title">a &quot;b&quot; &lt;c&gt;</span>')
  })
})

describe('refusals', () => {
  test('every problem is reported with its place, in the order of the text', async () => {
    const problems = await checkArticle(
      'Fine.\n\n<Callout kind="loud">\nA {b} and <script>x</script>\n</Callout>',
    )
    expect(problems).toEqual([
      { line: 3, column: 10, message: '<Callout> kind: Choose note, tip, important or warning.' },
      { line: 4, column: 3, message: expect.stringContaining('Braces') },
      { line: 4, column: 11, message: expect.stringContaining('<script> is not allowed') },
    ])
  })

  test('rendering throws them all, with a sentence for the form', async () => {
    const failure = await html('{a}\n\n{b}').catch((error) => error)
    expect(failure).toBeInstanceOf(Invalid)
    expect(failure.fields.body).toMatch(/^The text has 2 problems\. Line 1, column 1: .*\.$/)
    expect(failure.problems).toHaveLength(2)
  })

  test('a good text has no problems', async () => {
    expect(await checkArticle('Good.')).toEqual([])
  })
})

test('the same text gives the same answer, marked with the version', async () => {
  const body = '## A\n\nB[^c]\n\n[^c]: D\n\n```js\nlet x = 1\n```'
  const first = await renderArticle({ title: '', body, media: {} })
  expect(await renderArticle({ title: '', body, media: {} })).toEqual(first)
  expect(first.rendererVersion).toBe(RENDERER_VERSION)
})
