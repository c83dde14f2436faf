import fc from 'fast-check'

const WORDS =
  'model token weight layer loss über café 東京 שלום don’t 3.14 a_b c*d e`f [g] 100% #1 1. - + & © x²'.split(
    ' ',
  )
const word = fc.constantFrom(...WORDS)
const plainWords = fc.array(fc.constantFrom('model', 'token', 'über', '東京', 'don’t'), {
  minLength: 1,
  maxLength: 4,
})

/** Words with every kind of inline markup, in every spelling. */
const piece = fc.oneof(
  { weight: 4, arbitrary: plainWords.map((words) => words.join(' ')) },
  word.map((text) => text.replace(/[\\`*_[\]#+.<{&-]/g, '\\$&')),
  plainWords.chain((words) =>
    fc.constantFrom('**', '__', '*', '_', '~~', '***').map((mark) => `${mark}${words.join(' ')}${mark}`),
  ),
  plainWords.map((words) => `\`${words.join(' ')}\``),
  plainWords.map((words) => `\`\` ${words.join('`')} \`\``),
  plainWords.map((words) => `[${words.join(' ')}](/about "Über uns")`),
  plainWords.map((words) => `[**${words.join(' ')}** end](https://example.org/a_b?c=d&e=f)`),
  fc.constantFrom('[ref][one]', '[one][]', '[one]', 'https://example.org/bare', 'me@example.org'),
  fc.constantFrom('a[^note]', '![Alt *text*](/media/a.webp)', '![](</media/b c.webp> "T")'),
  fc.constantFrom(
    'H<sub>2</sub>O',
    '<kbd>Ctrl</kbd>',
    '<abbr title="x">LLM</abbr>',
    '<mark>a *b* c</mark>',
    '&amp;',
    '&nbsp;',
  ),
  fc.constantFrom(
    '<Button href="/x">Go *on*</Button>',
    'line  \nbreak',
    'line\\\nbreak',
    'soft\nbreak',
    'a\nb  c',
  ),
)

const inline = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(' '))
const line = inline.map((text) => text.replace(/\s*\\?\n/g, ' '))

const leaf = fc.oneof(
  { weight: 4, arbitrary: inline },
  fc.tuple(fc.integer({ min: 1, max: 6 }), line).map(([level, text]) => `${'#'.repeat(level)} ${text}`),
  line.map((text) => `${text.replace(/^[#>+-]/, 'x')}\n===`),
  fc.constantFrom('---', '***', '_ _ _'),
  fc.constantFrom(
    '```js title="a.js"\nconst a = 1\n\n  b()\n```',
    '~~~\nno language\n~~~',
    '````md\n```\n````',
    '    indented\n    code',
  ),
  fc.constantFrom('![A curve](/media/c.webp)', '![A curve](/media/c.webp "Loss falls.")'),
  fc.constantFrom(
    '<Figure src="/media/c.webp" alt="A curve" caption="C" credit="me" width="wide" />',
    "<Figure alt='' src='/media/c.webp'></Figure>",
    '<LinkCard href="/a" title="A" />',
    '<LinkCard\n  title="B &amp; c"\n  href="https://example.org"\n  site="Example"\n/>',
    '<LinkCard href="/a" title="A" odd="b" />',
  ),
  fc.constantFrom('| a | b |\n| - | -: |\n| 1 | *2* |\n| x \\| y |', 'a|b\n-|-\n`c`|d'),
  fc.constantFrom(
    '<table><tbody><tr><td>x</td></tr></tbody></table>',
    '<dl>\n  <dt>T</dt>\n  <dd>D</dd>\n</dl>',
  ),
)

const prefixed = (first: string, rest: string, text: string) =>
  text
    .split('\n')
    .map((row, index) => (index === 0 ? first : row === '' ? rest.trimEnd() : rest) + row)
    .join('\n')

const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'blocks' },
    { weight: 6, arbitrary: leaf },
    fc
      .array(tie('block'), { minLength: 1, maxLength: 2 })
      .map((all) => prefixed('> ', '> ', all.join('\n\n'))),
    fc
      .tuple(
        fc.constantFrom('-', '*', '+'),
        fc.boolean(),
        fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
      )
      .map(([bullet, isLoose, all]) =>
        all.map((item) => prefixed(`${bullet} `, '  ', item)).join(isLoose ? '\n\n' : '\n'),
      ),
    fc
      .tuple(
        fc.constantFrom('.', ')'),
        fc.integer({ min: 0, max: 12 }),
        fc.array(line, { minLength: 1, maxLength: 3 }),
      )
      .map(([mark, start, all]) => all.map((item, index) => `${start + index}${mark} ${item}`).join('\n')),
    fc
      .array(line, { minLength: 1, maxLength: 3 })
      .map((all) => all.map((item) => `- [x] ${item}`).join('\n')),
    fc
      .tuple(
        fc.constantFrom('Callout kind="tip" title="Über"', 'Details summary="More" open', 'Quote by="Ada"'),
        tie('block'),
      )
      .map(([tag, inside]) => `<${tag}>\n${inside}\n</${tag.split(' ')[0]}>`),
  ),
}))

/** A text with every construct that articles may have. */
export const anyMdx = fc
  .tuple(
    fc.array(block, { minLength: 1, maxLength: 6 }),
    fc.constantFrom('\n\n', '\n\n\n', '\n \n'),
    fc.constantFrom('', '\n', '\n\n'),
    fc.constantFrom('', '\n'),
  )
  .map(
    ([blocks, gap, tail, head]) =>
      [
        head + blocks[0],
        ...blocks.slice(1),
        '[one]: /target "Title"',
        '[^note]: A note\n    with *two* lines.',
      ].join(gap) + tail,
  )
