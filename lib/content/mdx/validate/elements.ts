import { addressProblem } from './addresses.ts'

/** Content model: inline text, blocks, nothing, or only the named elements. */
export type Content = 'words' | 'blocks' | 'nothing' | readonly string[]

/** Returns what is wrong with a value, or undefined. */
type ValueRule = (value: string) => string | undefined

export type ElementRule = {
  content: Content
  attributes: Readonly<Record<string, ValueRule>>
  required?: readonly string[]
}

const text: ValueRule = () => undefined
const pixels = pattern(/^[1-9]\d{0,3}$/, 'Use whole pixels, such as 640.')
const span = pattern(/^([1-9]|[1-9]\d)$/, 'Use a number from 1 to 99.')

const everywhere: ElementRule['attributes'] = {
  title: text,
  lang: pattern(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i, 'Use a language code, such as de or pt-BR.'),
  dir: pattern(/^(ltr|rtl|auto)$/, 'Choose ltr, rtl or auto.'),
}

const words = element('words')
const cell = { colspan: span, rowspan: span }

/** Allow-list of HTML elements and attributes in MDX. Elements that duplicate Markdown or a component are left out. */
export const ELEMENTS: ReadonlyMap<string, ElementRule> = new Map([
  ...'abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small strong sub sup u var'
    .split(' ')
    .map((name) => [name, words] as const),
  ['time', element('words', { datetime: text })],
  ['a', { ...element('words', { href: (value) => addressProblem(value, 'link') }), required: ['href'] }],
  ['br', element('nothing')],
  ['wbr', element('nothing')],
  ['hr', element('nothing')],
  ['img', { ...element('nothing', image()), required: ['src', 'alt'] }],
  ['table', element(['caption', 'thead', 'tbody', 'tfoot', 'tr'])],
  ['caption', words],
  ['thead', element(['tr'])],
  ['tbody', element(['tr'])],
  ['tfoot', element(['tr'])],
  ['tr', element(['th', 'td'])],
  [
    'th',
    element('blocks', { ...cell, scope: pattern(/^(col|row|colgroup|rowgroup)$/, 'Choose col or row.') }),
  ],
  ['td', element('blocks', cell)],
  ['dl', element(['dt', 'dd'])],
  ['dt', words],
  ['dd', element('blocks')],
])

/** Block elements; the others are inline. */
export const BLOCKS: ReadonlySet<string> = new Set(
  'hr table caption thead tbody tfoot tr th td dl dt dd'.split(' '),
)

function element(content: Content, attributes: ElementRule['attributes'] = {}): ElementRule {
  return { content, attributes: { ...everywhere, ...attributes } }
}

function image(): ElementRule['attributes'] {
  return { src: (value) => addressProblem(value, 'image'), alt: text, width: pixels, height: pixels }
}

function pattern(expression: RegExp, advice: string): ValueRule {
  return (value) => (expression.test(value) ? undefined : advice)
}
