import type { PhrasingContent } from 'mdast'
import type { Mark, Node } from 'prosemirror-model'
import { marks, nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

type Piece = { text: string; node: Node; marks: readonly Mark[] }

/** The phrasing content of a paragraph, heading or cell: the mark that lasts longest is the outermost. */
export function writeInline(parent: Node): PhrasingContent[] {
  const pieces = parent.children.flatMap(piecesOf)
  return nest(trimmed(pieces))
}

function piecesOf(node: Node): Piece[] {
  if (!node.isText) return [{ text: '', node, marks: node.marks }]
  const text = node.text ?? ''
  const tight = node.marks.filter(isTight)
  if (tight.length === 0 || marks.inlineCode.isInSet(node.marks)) return [{ text, node, marks: node.marks }]
  // Emphasis cannot begin or end with a space: the space goes outside of it.
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
  const loose = node.marks.filter((mark) => !isTight(mark))
  return [
    { text: before, node, marks: loose },
    { text: words, node, marks: node.marks },
    { text: after, node, marks: loose },
  ].filter((piece) => piece.text !== '')
}

/** Spaces at the ends of a text are not emphasis; inside it, the mark goes on over them. */
function trimmed(pieces: Piece[]): Piece[] {
  return pieces.map((piece, index) => {
    if (piece.text.trim() !== '' || piece.text === '') return piece
    const before = pieces[index - 1]?.marks ?? []
    const after = pieces[index + 1]?.marks ?? []
    const kept = piece.node.marks.filter(
      (mark) => !isTight(mark) || (mark.isInSet(before) && mark.isInSet(after)),
    )
    return { ...piece, marks: kept }
  })
}

function isTight({ type }: Mark): boolean {
  return type === marks.strong || type === marks.em || type === marks.strike
}

function nest(pieces: Piece[]): PhrasingContent[] {
  const written: PhrasingContent[] = []
  for (let at = 0; at < pieces.length; ) {
    const outer = longestMark(pieces, at)
    if (!outer) {
      written.push(...writeLeaf(pieces[at]))
      at += 1
      continue
    }
    const inside = pieces.slice(at, at + outer.length)
    written.push(...wrap(outer.mark, inside))
    at += outer.length
  }
  return joined(written)
}

function longestMark(pieces: Piece[], at: number): { mark: Mark; length: number } | null {
  let longest: { mark: Mark; length: number } | null = null
  for (const mark of pieces[at]?.marks ?? []) {
    if (mark.type === marks.inlineCode) continue
    let length = 1
    while (mark.isInSet(pieces[at + length]?.marks ?? [])) length += 1
    if (!longest || length > longest.length) longest = { mark, length }
  }
  return longest
}

function wrap(mark: Mark, pieces: Piece[]): PhrasingContent[] {
  const children = nest(pieces.map((piece) => ({ ...piece, marks: mark.removeFromSet(piece.marks) })))
  switch (mark.type) {
    case marks.strong:
      return [{ type: 'strong', children }]
    case marks.em:
      return [{ type: 'emphasis', children }]
    case marks.strike:
      return [{ type: 'delete', children }]
    case marks.element:
      return [
        { type: 'mdxJsxTextElement', name: mark.attrs.name, attributes: mark.attrs.attributes, children },
      ]
    default:
      return [writeLink(mark, children)]
  }
}

/** A reference keeps its target when its words change: it then names its label. */
function writeLink(
  { attrs: { href, title, reference, bare } }: Mark,
  children: PhrasingContent[],
): PhrasingContent {
  if (reference)
    return {
      type: 'linkReference',
      identifier: reference.label.toLowerCase(),
      label: reference.label,
      referenceType: reference.type,
      children,
    }
  const [only, ...others] = children
  const isBare = bare && only?.type === 'text' && others.length === 0
  return { type: 'link', url: href, title: title || null, children, data: { bare: isBare } }
}

function writeLeaf(piece: Piece | undefined): PhrasingContent[] {
  if (!piece) return []
  const { node, text } = piece
  if (node.isText)
    return [
      marks.inlineCode.isInSet(piece.marks)
        ? { type: 'inlineCode', value: text }
        : { type: 'text', value: text },
    ]
  const { attrs } = node
  switch (node.type) {
    case nodes.hardBreak:
      return attrs.tag
        ? [{ type: 'mdxJsxTextElement', name: 'br', attributes: [], children: [] }]
        : [{ type: 'break' }]
    case nodes.image:
      return [{ type: 'image', url: attrs.src, alt: attrs.alt, title: attrs.title || null }]
    case nodes.footnoteMark:
      return [{ type: 'footnoteReference', identifier: attrs.label.toLowerCase(), label: attrs.label }]
    default:
      return [{ type: 'html', value: attrs.source }]
  }
}

/** Neighbouring texts as one, so that what needs escaping is seen across the seam. */
function joined(content: PhrasingContent[]): PhrasingContent[] {
  const all: PhrasingContent[] = []
  for (const node of content) {
    const last = all.at(-1)
    if (node.type === 'text' && last?.type === 'text') last.value += node.value
    else all.push(node)
  }
  return all
}
