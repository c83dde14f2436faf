import type { NodeSpec } from 'prosemirror-model'

/** Blocks of plain Markdown. */
export const BLOCKS = {
  paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
  heading: {
    attrs: { level: { default: 2 } },
    content: 'inline*',
    group: 'block',
    defining: true,
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    toDOM: ({ attrs }) => [`h${attrs.level}`, 0],
  },
  blockquote: {
    content: 'block+',
    group: 'block',
    defining: true,
    parseDOM: [{ tag: 'blockquote' }],
    toDOM: () => ['blockquote', { dir: 'auto' }, 0],
  },
  /** `spread`: a blank line between the items. */
  list: {
    attrs: { ordered: { default: false }, start: { default: 1 }, spread: { default: false } },
    content: 'listItem+',
    group: 'block',
    parseDOM: [
      { tag: 'ul', attrs: { ordered: false } },
      { tag: 'ol', getAttrs: (list) => ({ ordered: true, start: startOf(list) }) },
    ],
    toDOM: ({ attrs }) =>
      attrs.ordered
        ? ['ol', attrs.start === 1 ? { dir: 'auto' } : { dir: 'auto', start: attrs.start }, 0]
        : ['ul', { dir: 'auto' }, 0],
  },
  /** `checked`: null when the item is not a task. */
  listItem: {
    attrs: { checked: { default: null }, spread: { default: false } },
    content: 'block+',
    defining: true,
    parseDOM: [{ tag: 'li', getAttrs: (item) => ({ checked: checkedOf(item) }) }],
    toDOM: ({ attrs }) => ['li', attrs.checked === null ? {} : { 'data-checked': String(attrs.checked) }, 0],
  },
  /** `meta`: what follows the language on the fence line, such as title="a.js". */
  code: {
    attrs: { lang: { default: '' }, meta: { default: '' } },
    content: 'text*',
    marks: '',
    group: 'block',
    code: true,
    defining: true,
    isolating: true,
    parseDOM: [{ tag: 'pre', preserveWhitespace: 'full', getAttrs: (pre) => ({ lang: languageOf(pre) }) }],
    toDOM: ({ attrs }) => ['pre', { 'data-lang': attrs.lang }, ['code', 0]],
  },
  rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
} satisfies Record<string, NodeSpec>

function startOf(list: HTMLElement): number {
  const start = Number(list.getAttribute('start') ?? 1)
  return Number.isInteger(start) && start >= 0 ? start : 1
}

function checkedOf(item: HTMLElement): boolean | null {
  const box = item.querySelector(':scope > input[type="checkbox"], :scope > p > input[type="checkbox"]')
  if (box) return box.hasAttribute('checked')
  const given = item.getAttribute('data-checked')
  return given === null ? null : given === 'true'
}

function languageOf(pre: HTMLElement): string {
  const classes = `${pre.className} ${pre.querySelector('code')?.className ?? ''}`
  return (
    pre.getAttribute('data-lang') ??
    /(?:^|\s)(?:language|lang|highlight-source)-([\w+#-]+)/.exec(classes)?.[1] ??
    ''
  )
}
