import type { Node } from 'prosemirror-model'
import { type Command, Selection, TextSelection } from 'prosemirror-state'
import { attribute } from '#components/admin/editor/rich-text/keys/commands/insert.ts'
import { codeOf, paragraphOf, plainText } from '#components/admin/editor/rich-text/keys/commands/kinds.ts'
import { topRun } from '#components/admin/editor/rich-text/keys/commands/where.ts'
import { nodes, schema } from '#components/admin/editor/rich-text/schema/schema.ts'

/** What a block can be turned into, in the order of menus. */
export const KINDS = {
  paragraph: 'Paragraph',
  heading2: 'Heading 2',
  heading3: 'Heading 3',
  heading4: 'Heading 4',
  bullet: 'Bullet list',
  ordered: 'Numbered list',
  task: 'Task list',
  blockquote: 'Quotation',
  code: 'Code block',
  Callout: 'Callout',
  Details: 'Toggle',
  Quote: 'Quote with author',
} as const

export type Kind = keyof typeof KINDS

/** Turns the selected top-level blocks into another kind. The words and their formatting stay. */
export function turnInto(kind: Kind): Command {
  return (state, dispatch) => {
    const { parent, first, last, from, to } = topRun(state)
    const blocks = parent.children.slice(first, last + 1)
    if (blocks.some(({ type }) => !TURNABLE.has(type))) return false
    if (!dispatch) return true
    const made =
      isList(kind) && blocks.every(({ type }) => type === nodes.list)
        ? blocks.map((list) => relisted(list, kind))
        : make(kind, blocks.flatMap(partsOf))
    const before = state.doc.textBetween(from, Math.max(from, state.selection.from), '').length
    const tr = state.tr.replaceWith(from, to, made)
    dispatch(tr.setSelection(atWords(tr.doc, from, before)).scrollIntoView())
    return true
  }
}

const TURNABLE = new Set([
  nodes.paragraph,
  nodes.heading,
  nodes.blockquote,
  nodes.list,
  nodes.code,
  nodes.component,
])

/** The blocks that a wrapper holds, its title among them; a block of words as it is. */
function partsOf(block: Node): Node[] {
  if (block.type === nodes.list) return block.children.flatMap((item) => item.children)
  if (block.type === nodes.blockquote) return [...block.children]
  return block.type === nodes.component ? [...titleOf(block), ...block.children] : [block]
}

const TITLES = new Set(['title', 'summary', 'by', 'source'])

/** What readers see of the attributes, as paragraphs: a block turned into another loses no words. */
function titleOf({ attrs }: Node): Node[] {
  const given = attrs.attributes as { name: string; value: string | null }[]
  const words = given.flatMap(({ name, value }) => (value && TITLES.has(name) ? [value] : []))
  return words.map((text) => nodes.paragraph.create(null, schema.text(text)))
}

function make(kind: Kind, parts: Node[]): Node[] {
  switch (kind) {
    case 'paragraph':
      return parts.map((part) => asLine(part, nodes.paragraph, null))
    case 'heading2':
    case 'heading3':
    case 'heading4':
      return parts.map((part) => asLine(part, nodes.heading, { level: Number(kind.at(-1)) }))
    case 'bullet':
    case 'ordered':
    case 'task':
      return [listOf(kind, parts)]
    case 'blockquote':
      return [nodes.blockquote.create(null, parts)]
    case 'code':
      return [codeOf(parts.map(plainText).join('\n'))]
    default:
      return [
        nodes.component.create(
          { name: kind, attributes: kind === 'Details' ? [attribute('summary', '')] : [] },
          parts,
        ),
      ]
  }
}

function asLine(part: Node, type: Node['type'], attrs: { level: number } | null): Node {
  const words = part.type === nodes.code ? paragraphOf(part) : part
  return words.isTextblock ? type.create(attrs, words.content) : part
}

type ListKind = 'bullet' | 'ordered' | 'task'

function isList(kind: Kind): kind is ListKind {
  return kind === 'bullet' || kind === 'ordered' || kind === 'task'
}

/** Lists within the items stay as they are. */
function relisted(list: Node, kind: ListKind): Node {
  const checked = (item: Node) => (kind === 'task' ? (item.attrs.checked ?? false) : null)
  const items = list.children.map((item) =>
    item.type.create({ ...item.attrs, checked: checked(item) }, item.content),
  )
  return list.type.create({ ...list.attrs, ordered: kind === 'ordered', start: 1 }, items)
}

function listOf(kind: ListKind, parts: Node[]): Node {
  const items = parts.map((part) =>
    nodes.listItem.create({ checked: kind === 'task' ? false : null }, asLine(part, nodes.paragraph, null)),
  )
  return nodes.list.create({ ordered: kind === 'ordered' }, items)
}

/** The caret after so many characters of the words that begin at a position. */
function atWords(doc: Node, from: number, count: number): Selection {
  let left = count
  let found: number | null = null
  doc.nodesBetween(from, doc.content.size, (node, at) => {
    if (found !== null || !node.isText) return found === null
    const { length } = node.text ?? ''
    if (left <= length) found = at + left
    left -= length
    return false
  })
  return found === null ? Selection.near(doc.resolve(from + 1)) : TextSelection.create(doc, found)
}
