import type { Definition, LinkReference, PhrasingContent } from 'mdast'
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import type { Mark, Node } from 'prosemirror-model'
import { rangeOf } from '#components/admin/editor/rich-text/markdown/parse.ts'
import { type Context, plain } from '#components/admin/editor/rich-text/markdown/read.ts'
import { traceText } from '#components/admin/editor/rich-text/markdown/trace.ts'
import { marks, nodes, schema } from '#components/admin/editor/rich-text/schema/schema.ts'

export type Inline = { children: PhrasingContent[] }

/** The inline nodes of a paragraph, heading or cell. A line break that readers do not see is a space. */
export function readInline({ children }: Inline, context: Context): Node[] {
  return children.flatMap((child) => readPhrase(child, [], context))
}

function readPhrase(node: PhrasingContent, outer: readonly Mark[], context: Context): Node[] {
  const inside = (mark: Mark, { children }: Inline) => {
    const all = mark.addToSet(outer)
    return children.flatMap((child) => readPhrase(child, all, context))
  }
  switch (node.type) {
    case 'text':
      return readText(node, outer, context)
    case 'strong':
      return inside(marks.strong.create(), node)
    case 'emphasis':
      return inside(marks.em.create(), node)
    case 'delete':
      return inside(marks.strike.create(), node)
    case 'inlineCode':
      return readText(node, marks.inlineCode.create().addToSet(outer), context)
    case 'link':
      return inside(linkMark(node, context), node)
    case 'linkReference':
      return readReference(node, outer, context)
    case 'break':
      return [leaf(nodes.hardBreak.create(null, null, outer), node, context)]
    case 'image':
      return [leaf(nodes.image.create(imageOf(node), null, outer), node, context)]
    case 'footnoteReference':
      return [
        leaf(nodes.footnoteMark.create({ label: node.label ?? node.identifier }, null, outer), node, context),
      ]
    case 'mdxJsxTextElement':
      return readElement(node, outer, context)
    default:
      return rawInline(node, outer, context)
  }
}

function leaf(made: Node, node: PhrasingContent, { trace }: Context): Node {
  trace?.push({ length: 1, ...rangeOf(node) })
  return made
}

function readText(
  node: { value: string } & PhrasingContent,
  all: readonly Mark[],
  { source, trace }: Context,
): Node[] {
  const value = node.value.replace(/[^\S\n\r\u00a0]*(\r\n|\n|\r)[^\S\n\r\u00a0]*/g, ' ')
  if (!value) return []
  if (trace) traceSpaced(value, source, node, trace)
  return [schema.text(value, all)]
}

function traceSpaced(
  value: string,
  source: string,
  node: PhrasingContent,
  trace: NonNullable<Context['trace']>,
) {
  const { start, end } = rangeOf(node)
  // A soft line break was read as a space.
  const slice = source.slice(start, end).replace(/[\r\n]/g, ' ')
  traceText(trace, value, slice, { start: 0, end: slice.length }, start)
}

function linkMark(node: Extract<PhrasingContent, { type: 'link' }>, { source }: Context): Mark {
  const { start } = rangeOf(node)
  const bare = source[start] !== '['
  return marks.link.create({ href: node.url, title: node.title ?? '', bare })
}

/** A reference without a definition never parses as one, except in a block read alone. */
function readReference(node: LinkReference, outer: readonly Mark[], context: Context): Node[] {
  const target: Definition | undefined = context.definitions.get(node.identifier)
  if (!target) return rawInline(node, outer, context)
  const reference = { label: node.label ?? node.identifier, type: node.referenceType }
  const mark = marks.link.create({ href: target.url, title: target.title ?? '', reference })
  return node.children.flatMap((child) => readPhrase(child, mark.addToSet(outer), context))
}

function imageOf(node: Extract<PhrasingContent, { type: 'image' }>) {
  return { src: node.url, alt: node.alt ?? '', title: node.title ?? '' }
}

const HOLD_NOTHING = new Set(['br', 'wbr', 'img', 'hr'])

function readElement(node: MdxJsxTextElement, outer: readonly Mark[], context: Context): Node[] {
  const isPlain = node.attributes.every(
    (given) => given.type === 'mdxJsxAttribute' && (typeof given.value === 'string' || !given.value),
  )
  if (node.name === 'br' && node.attributes.length === 0)
    return [leaf(nodes.hardBreak.create({ tag: true }, null, outer), node, context)]
  const isEmpty = node.children.length === 0
  if (!node.name || !isPlain || isEmpty || HOLD_NOTHING.has(node.name)) return rawInline(node, outer, context)
  const mark = marks.element.create({ name: node.name, attributes: node.attributes.map(plain) })
  // The same element twice inside itself cannot be told apart from once.
  if (mark.isInSet(outer)) return rawInline(node, outer, context)
  return node.children.flatMap((child) => readPhrase(child, mark.addToSet(outer), context))
}

function rawInline(node: PhrasingContent, outer: readonly Mark[], context: Context): Node[] {
  const { start, end } = rangeOf(node)
  const source = context.source.slice(start, end)
  return [leaf(nodes.rawInline.create({ source }, null, outer), node, context)]
}
