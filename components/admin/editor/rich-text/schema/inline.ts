import type { MarkSpec, NodeSpec } from 'prosemirror-model'
import { attributesOf } from '#components/admin/editor/rich-text/schema/components.ts'

/** Nodes inside a line of text. */
export const INLINE = {
  text: { group: 'inline' },
  hardBreak: {
    /** `tag`: written as <br />. */
    attrs: { tag: { default: false } },
    inline: true,
    group: 'inline',
    selectable: false,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
    leafText: () => '\n',
  },
  image: {
    attrs: { src: {}, alt: { default: '' }, title: { default: '' }, reference: { default: null } },
    inline: true,
    group: 'inline',
    draggable: true,
    parseDOM: [{ tag: 'img[src]', getAttrs: imageAttributes }],
    toDOM: ({ attrs: { src, alt, title } }) => ['img', title ? { src, alt, title } : { src, alt }],
  },
  footnoteMark: {
    attrs: { label: {} },
    inline: true,
    group: 'inline',
    parseDOM: [{ tag: 'sup[data-note]', priority: 60, getAttrs: (mark) => ({ label: mark.dataset.note }) }],
    toDOM: ({ attrs }) => ['sup', { 'data-note': attrs.label, class: 'footnote-mark' }, attrs.label],
  },
  /** Source inside a line that nothing else can show. */
  rawInline: {
    attrs: { source: {} },
    inline: true,
    group: 'inline',
    parseDOM: [{ tag: 'code[data-raw]', priority: 60, getAttrs: (code) => ({ source: code.dataset.raw }) }],
    toDOM: ({ attrs }) => ['code', { 'data-raw': attrs.source, class: 'raw-inline' }, attrs.source],
  },
} satisfies Record<string, NodeSpec>

/** Marks, the outermost first. */
export const MARKS = {
  /** `reference`: null, or how the link was written: `{ label, type }`. `bare`: typed as an address alone. */
  link: {
    attrs: { href: {}, title: { default: '' }, reference: { default: null }, bare: { default: false } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (link) => ({ href: link.getAttribute('href'), title: link.getAttribute('title') ?? '' }),
      },
    ],
    toDOM: ({ attrs: { href, title } }) => ['a', title ? { href, title } : { href }, 0],
  },
  /** An HTML element such as sub or kbd, or a Button. */
  element: {
    attrs: { name: {}, attributes: { default: [] } },
    excludes: '',
    parseDOM: [
      {
        tag: 'span[data-element]',
        getAttrs: (span) => ({
          name: span.dataset.element,
          attributes: attributesOf(span.dataset.attributes),
        }),
      },
      ...['sub', 'sup', 'kbd', 'mark', 'small', 'abbr'].map((name) => ({ tag: name, attrs: { name } })),
    ],
    toDOM: ({ attrs: { name, attributes } }) =>
      SHOWN_AS_THEMSELVES.has(name)
        ? [name, { 'data-element': name }, 0]
        : ['span', { 'data-element': name, 'data-attributes': JSON.stringify(attributes) }, 0],
  },
  strong: {
    parseDOM: [
      { tag: 'strong' },
      {
        tag: 'b',
        getAttrs: (bold) => !/font-weight:\s*(normal|400)/.test(bold.getAttribute('style') ?? '') && null,
      },
      { style: 'font-weight', getAttrs: (weight) => /^(bold(er)?|[6-9]\d\d)$/.test(weight) && null },
    ],
    toDOM: () => ['strong', 0],
  },
  em: {
    parseDOM: [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style=italic' }],
    toDOM: () => ['em', 0],
  },
  strike: {
    parseDOM: [{ tag: 'del' }, { tag: 's' }, { style: 'text-decoration=line-through' }],
    toDOM: () => ['del', 0],
  },
  inlineCode: {
    code: true,
    inclusive: false,
    parseDOM: [{ tag: 'code' }, { tag: 'tt' }],
    toDOM: () => ['code', { spellcheck: 'false' }, 0],
  },
} satisfies Record<string, MarkSpec>

const SHOWN_AS_THEMSELVES = new Set([
  'sub',
  'sup',
  'kbd',
  'mark',
  'small',
  'ins',
  'cite',
  'q',
  'samp',
  'var',
  'u',
])

function imageAttributes(image: HTMLElement) {
  const read = (name: string) => image.getAttribute(name) ?? ''
  return { src: read('src'), alt: read('alt'), title: read('title') }
}
