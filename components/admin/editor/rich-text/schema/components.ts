import type { NodeSpec } from 'prosemirror-model'

/** Blocks that MDX adds to Markdown, and those that stand for their own source. */
export const COMPONENTS = {
  /** A picture as a block. `syntax`: how it is written, as Markdown or as <Figure>. */
  figure: {
    attrs: {
      src: { default: '' },
      alt: { default: '' },
      caption: { default: '' },
      credit: { default: '' },
      width: { default: '' },
      syntax: { default: 'component' },
    },
    group: 'block',
    draggable: true,
    parseDOM: [{ tag: 'figure[data-src]', getAttrs: (figure) => ({ ...figure.dataset }) }],
    toDOM: ({ attrs }) => [
      'figure',
      dataOf(attrs),
      ['img', { src: attrs.src, alt: attrs.alt }],
      ['figcaption', attrs.caption],
    ],
  },
  /** Callout, Details or Quote. `attributes`: as in the syntax tree, in the order they were typed. */
  component: {
    attrs: { name: {}, attributes: { default: [] } },
    content: 'block+',
    group: 'block',
    defining: true,
    isolating: true,
    parseDOM: [
      {
        tag: 'div[data-component]',
        getAttrs: (box) => ({
          name: box.dataset.component,
          attributes: attributesOf(box.dataset.attributes),
        }),
      },
    ],
    toDOM: ({ attrs }) => [
      'div',
      { 'data-component': attrs.name, 'data-attributes': JSON.stringify(attrs.attributes) },
      0,
    ],
  },
  /** A link with what its page says about itself. `attributes`: as in the syntax tree, in the order they were typed. */
  linkCard: {
    attrs: { attributes: { default: [] } },
    group: 'block',
    draggable: true,
    parseDOM: [
      {
        tag: 'div[data-link-card]',
        getAttrs: (box) => ({ attributes: attributesOf(box.dataset.linkCard) }),
      },
    ],
    toDOM: ({ attrs: { attributes } }) => {
      const { href = '', title = '' } = Object.fromEntries(
        attributes.map(({ name, value }: { name: string; value: string | null }) => [name, value]),
      )
      return ['div', { 'data-link-card': JSON.stringify(attributes) }, ['a', { href }, title || href]]
    },
  },
  /** The text of a footnote. */
  footnote: {
    attrs: { label: {} },
    content: 'block+',
    group: 'block',
    defining: true,
    isolating: true,
    parseDOM: [{ tag: 'div[data-footnote]', getAttrs: (box) => ({ label: box.dataset.footnote }) }],
    toDOM: ({ attrs }) => ['div', { 'data-footnote': attrs.label }, 0],
  },
  /** Source that no other block can show; its text is written as it is. */
  raw: {
    content: 'text*',
    marks: '',
    group: 'block',
    code: true,
    defining: true,
    isolating: true,
    parseDOM: [{ tag: 'pre[data-raw]', preserveWhitespace: 'full', priority: 60 }],
    toDOM: () => ['pre', { 'data-raw': '' }, ['code', 0]],
  },
} satisfies Record<string, NodeSpec>

function dataOf(attrs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attrs).map(([name, value]) => [`data-${name}`, value]))
}

/** Attributes that came back from the clipboard: only plain ones. */
export function attributesOf(json = '[]') {
  const given: unknown = parsed(json)
  if (!Array.isArray(given)) return []
  return given.flatMap(({ name, value }) =>
    typeof name === 'string' && (typeof value === 'string' || value === null)
      ? [{ type: 'mdxJsxAttribute', name, value }]
      : [],
  )
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
