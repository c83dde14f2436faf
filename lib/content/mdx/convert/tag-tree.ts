import type { RootContent } from 'mdast'
import type { Diagnostics } from '#lib/content/mdx/validate/diagnostics.ts'
import { isHtmlName, RAW, VOID } from './html-names.ts'
import type { Place } from './places.ts'
import type { HtmlToken } from './tokens.ts'

/** An HTML element in Markdown, with the nodes between its tags. */
export type TagNode = Place & {
  type: 'tag'
  name: string
  attributes: ReadonlyMap<string, string>
  children: TagTreeNode[]
}

/** Text between tags. White space is collapsed, except in `pre`. */
export type TagText = Place & { type: 'tagText'; value: string }

export type TagTreeNode = RootContent | TagNode | TagText

export type Item = HtmlToken | { kind: 'node'; node: RootContent }

/** Opening one of these elements implicitly closes the listed ones (HTML's optional end tags). */
const ENDS: Readonly<Record<string, string>> = {
  li: 'li',
  dt: 'dt dd',
  dd: 'dt dd',
  td: 'td th',
  th: 'td th',
  tr: 'td th tr',
  tbody: 'td th tr thead tbody',
  tfoot: 'td th tr thead tbody',
}

const MAY_STAY_OPEN = new Set('p li dt dd td th tr tbody thead tfoot'.split(' '))

/** Builds a tree of elements from tags and the Markdown between them. Reports unmatched tags. */
export function buildTagTree(items: Item[], diagnostics: Diagnostics): TagTreeNode[] {
  const builder = new TagTreeBuilder(diagnostics)
  for (const [index, item] of items.entries()) {
    if (item.kind === 'open' && isPlaceholder(item, items.slice(index + 1)))
      builder.add({ ...item, kind: 'text', value: item.raw })
    else builder.add(item)
  }
  return builder.finish()
}

/** A tag with an unknown name, no attributes and no end tag is plain text, such as `vector<string>`. */
function isPlaceholder({ name, attributes }: HtmlToken & { kind: 'open' }, rest: Item[]) {
  if (isHtmlName(name) || attributes.size > 0) return false
  return !rest.some((item) => item.kind === 'close' && item.name === name)
}

class TagTreeBuilder {
  readonly #root: TagTreeNode[] = []
  readonly #open: TagNode[] = []
  readonly #diagnostics: Diagnostics

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics
  }

  add(item: Item) {
    const raw = this.#open.at(-1)?.name ?? ''
    if (RAW.has(raw) && !(item.kind === 'close' && item.name === raw)) return
    if (item.kind === 'node') this.#push(item.node)
    if (item.kind === 'text') this.#push({ type: 'tagText', value: item.value, ...item.place })
    if (item.kind === 'invalid') this.#diagnostics.report(item.place, INVALID_TAG)
    if (item.kind === 'open') this.#begin(item)
    if (item.kind === 'close') this.#end(item.name)
  }

  finish(): TagTreeNode[] {
    while (this.#open.length > 0) this.#close()
    return this.#root
  }

  #push(node: TagTreeNode) {
    const siblings = this.#open.at(-1)?.children ?? this.#root
    siblings.push(node)
  }

  #begin({ name, attributes, place }: HtmlToken & { kind: 'open' }) {
    const ends = ENDS[name]?.split(' ') ?? []
    while (ends.includes(this.#open.at(-1)?.name ?? '')) this.#open.pop()
    const tag: TagNode = { type: 'tag', name, attributes, children: [], ...place }
    this.#push(tag)
    if (!VOID.has(name)) this.#open.push(tag)
  }

  /** Browsers ignore an end tag without a start tag, too. */
  #end(name: string) {
    if (!this.#open.some((tag) => tag.name === name)) return
    while (this.#open.at(-1)?.name !== name) this.#close()
    this.#open.pop()
  }

  #close() {
    const tag = this.#open.pop()
    if (!tag || MAY_STAY_OPEN.has(tag.name)) return
    this.#diagnostics.report(tag, `<${tag.name}> is not closed in the same block. Add the closing tag.`)
  }
}

const INVALID_TAG = 'This HTML tag is incomplete. Write \\< for a literal “<”, or remove it.'
