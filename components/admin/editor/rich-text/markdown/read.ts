import type { BlockContent, Definition, List, ListItem, RootContent, Table } from 'mdast'
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx'
import type { Node } from 'prosemirror-model'
import { SHAPES } from '#components/admin/editor/rich-text/component-shapes.ts'
import { type ParsedBlock, rangeOf } from '#components/admin/editor/rich-text/markdown/parse.ts'
import { type Inline, readInline } from '#components/admin/editor/rich-text/markdown/read-inline.ts'
import { type Trace, traceText } from '#components/admin/editor/rich-text/markdown/trace.ts'
import { nodes, schema } from '#components/admin/editor/rich-text/schema/schema.ts'

/** What reading a block needs to know: its source, the link definitions of the whole text, and where to note positions. */
export type Context = { source: string; definitions: ReadonlyMap<string, Definition>; trace?: Trace }

/** The document node of a block. What no node can show becomes `raw`, with its source. Never throws on valid MDX. */
export function readBlock(
  { tree, piece }: ParsedBlock,
  text: string,
  context: Omit<Context, 'source'>,
): Node {
  if (!tree) return raw(text, 0, context.trace)
  return readNode(tree, { ...context, source: piece })
}

function readNode(node: RootContent, context: Context): Node {
  switch (node.type) {
    case 'paragraph':
      return readParagraph(node, context)
    case 'heading':
      return nodes.heading.create({ level: node.depth }, readInline(node, context))
    case 'blockquote':
      return nodes.blockquote.create(null, readBlocks(node.children, context))
    case 'list':
      return readList(node, context)
    case 'code':
      return readCode(node, context)
    case 'thematicBreak':
      return nodes.rule.create()
    case 'table':
      return readTable(node, context)
    case 'mdxJsxFlowElement':
      return readComponent(node, context)
    case 'footnoteDefinition':
      return nodes.footnote.create(
        { label: node.label ?? node.identifier },
        readBlocks(node.children, context),
      )
    default:
      return rawOf(node, context)
  }
}

function readBlocks(children: RootContent[], context: Context): Node[] {
  const read = children.map((child) => readNode(child, context))
  return read.length > 0 ? read : [nodes.paragraph.create()]
}

/** A picture alone in its paragraph is a figure. */
function readParagraph(node: Inline, context: Context): Node {
  const [only, ...others] = node.children
  if (only?.type !== 'image' || others.length > 0)
    return nodes.paragraph.create(null, readInline(node, context))
  context.trace?.push({ length: 1, ...rangeOf(only) })
  return nodes.figure.create({
    src: only.url,
    alt: only.alt ?? '',
    caption: only.title ?? '',
    syntax: 'markdown',
  })
}

function readList({ ordered, start, spread, children }: List, context: Context): Node {
  const items = children.map((item) => readItem(item, context))
  return nodes.list.create({ ordered: Boolean(ordered), start: start ?? 1, spread: Boolean(spread) }, items)
}

function readItem({ checked, spread, children }: ListItem, context: Context): Node {
  return nodes.listItem.create(
    { checked: checked ?? null, spread: Boolean(spread) },
    readBlocks(children, context),
  )
}

function readCode(node: Extract<BlockContent, { type: 'code' }>, { source, trace }: Context): Node {
  const value = node.value.replace(/\r\n?/g, '\n')
  if (trace) traceText(trace, value, source, afterFence(source, rangeOf(node)))
  return nodes.code.create(
    { lang: node.lang ?? '', meta: node.meta ?? '' },
    value ? schema.text(value) : null,
  )
}

/** The range without the opening fence, whose words could be mistaken for the code's. */
function afterFence(source: string, { start, end }: { start: number; end: number }) {
  const fence = /^[`~]{3,}[^\n]*\n/.exec(source.slice(start, end))
  return { start: start + (fence?.[0].length ?? 0), end }
}

function readTable({ align, children }: Table, context: Context): Node {
  const width = Math.max(...children.map((row) => row.children.length), align?.length ?? 0)
  const rows = children.map((row, index) => {
    const type = index === 0 ? nodes.tableHeader : nodes.tableCell
    const cells = Array.from({ length: width }, (_, column) => {
      const cell = row.children[column]
      return type.create({ align: align?.[column] ?? null }, cell && readInline(cell, context))
    })
    return nodes.tableRow.create(null, cells)
  })
  return nodes.table.create(null, rows)
}

const HOLD_TEXT = new Set(
  SHAPES.filter(({ holdsText, isInline }) => holdsText && !isInline).map(({ name }) => name),
)

function readComponent(node: MdxJsxFlowElement, context: Context): Node {
  const { name, attributes } = node
  if (!name || !attributes.every((given) => given.type === 'mdxJsxAttribute' && isPlain(given.value)))
    return rawOf(node, context)
  if (HOLD_TEXT.has(name))
    return nodes.component.create(
      { name, attributes: attributes.map(plain) },
      readBlocks(node.children, context),
    )
  const card = name === 'LinkCard' && node.children.length === 0 && cardAttributes(attributes.map(plain))
  if (card) {
    context.trace?.push({ length: 1, ...rangeOf(node) })
    return nodes.linkCard.create({ attributes: card })
  }
  const figure = name === 'Figure' && node.children.length === 0 && figureAttributes(attributes.map(plain))
  if (!figure) return rawOf(node, context)
  context.trace?.push({ length: 1, ...rangeOf(node) })
  return nodes.figure.create(figure)
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || value === null || value === undefined
}

type Attribute = { type: 'mdxJsxAttribute'; name: string; value: string | null }

/** Without positions, so that two readings of the same words are equal. */
export function plain(attribute: MdxJsxFlowElement['attributes'][number]): Attribute {
  const { name, value } = attribute as Attribute
  return { type: 'mdxJsxAttribute', name, value: value ?? null }
}

const FIGURE = new Set(SHAPES.find(({ name }) => name === 'Figure')?.fields.map(({ name }) => name))

/** Null when the figure says something that the node has no place for. */
function figureAttributes(attributes: Attribute[]): Record<string, string> | null {
  const names = attributes.map(({ name }) => name)
  const isKnown = names.every((name, index) => FIGURE.has(name) && names.indexOf(name) === index)
  const hasValues = attributes.every(({ value }) => value !== null)
  if (!isKnown || !hasValues || !names.includes('src') || !names.includes('alt')) return null
  return {
    syntax: 'component',
    ...Object.fromEntries(attributes.map(({ name, value }) => [name, value ?? ''])),
  }
}

const CARD = new Set(SHAPES.find(({ name }) => name === 'LinkCard')?.fields.map(({ name }) => name))

/** Null when the card says something that its form has no field for. */
function cardAttributes(attributes: Attribute[]): Attribute[] | null {
  const names = attributes.map(({ name }) => name)
  const isKnown = names.every((name, index) => CARD.has(name) && names.indexOf(name) === index)
  return isKnown && attributes.every(({ value }) => value !== null) ? attributes : null
}

function rawOf(node: RootContent, { source, trace }: Context): Node {
  const { start, end } = rangeOf(node)
  return raw(source.slice(start, end), start, trace)
}

function raw(text: string, start: number, trace?: Trace): Node {
  const value = text.replace(/\r\n?/g, '\n')
  if (trace) traceText(trace, value, text, { start: 0, end: text.length }, start)
  return nodes.raw.create(null, value ? schema.text(value) : null)
}
