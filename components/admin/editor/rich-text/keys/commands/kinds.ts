import { lift, wrapIn } from 'prosemirror-commands'
import { Fragment, type Node } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import { isInSource } from '#components/admin/editor/rich-text/keys/commands/where.ts'
import { nodes, schema } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Makes the selected lines paragraphs. */
export const setParagraph: Command = (state, dispatch) =>
  isInSource(state) ? fromCode(state, dispatch) : setLines(nodes.paragraph, null)(state, dispatch)

/** Makes the selected lines headings; those that are headings of this level become paragraphs. */
export function setHeading(level: number): Command {
  return (state, dispatch) => {
    const { parent } = state.selection.$from
    if (parent.type === nodes.code) return fromCode(state, dispatch)
    const isSame = parent.type === nodes.heading && parent.attrs.level === level
    return isSame ? setParagraph(state, dispatch) : setLines(nodes.heading, { level })(state, dispatch)
  }
}

function setLines(type: Node['type'], attrs: Record<string, unknown> | null): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection
    let isPossible = false
    state.doc.nodesBetween(from, to, (node, at) => {
      if (!node.isTextblock || node.type.spec.code) return
      const $at = state.doc.resolve(at)
      isPossible ||= $at.parent.canReplaceWith($at.index(), $at.index() + 1, type)
    })
    if (isPossible) dispatch?.(state.tr.setBlockType(from, to, type, attrs).scrollIntoView())
    return isPossible
  }
}

/** Puts the selected blocks into a quotation, or takes them out of the one around them. */
export const toggleQuote: Command = (state, dispatch) =>
  isWithin(state, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch)

export function isWithin({ selection: { $from } }: EditorState, type: Node['type']): boolean {
  return Array.from({ length: $from.depth }, (_, depth) => $from.node(depth)).some(
    (node) => node.type === type,
  )
}

/** Makes the selected lines one block of code, or a block of code a paragraph. */
export const toggleCode: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if ($from.parent.type === nodes.code) return fromCode(state, dispatch)
  const range = $from.blockRange($to)
  if (!range?.parent.canReplaceWith(range.startIndex, range.endIndex, nodes.code)) return false
  const lines = range.parent.children.slice(range.startIndex, range.endIndex).map(plainText)
  const code = codeOf(lines.join('\n'))
  const tr = state.tr.replaceWith(range.start, range.end, code)
  const offset = Math.min($from.parentOffset, code.content.size)
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, range.start + 1 + offset)).scrollIntoView())
  return true
}

export function codeOf(text: string, attrs: { lang?: string; meta?: string } = {}): Node {
  return nodes.code.create(attrs, text ? schema.text(text) : null)
}

/** The words of a block, a line of the text to a line. */
export function plainText(block: Node): string {
  return block.textBetween(0, block.content.size, '\n', ({ type, attrs }) =>
    type === nodes.hardBreak ? '\n' : (attrs.source ?? attrs.alt ?? (attrs.label ? `[^${attrs.label}]` : '')),
  )
}

/** The lines of code as one paragraph. */
export function paragraphOf(code: Node): Node {
  const lines = code.textContent.split('\n')
  const inline = lines.flatMap((line, index) => [
    ...(index > 0 ? [nodes.hardBreak.create()] : []),
    ...(line ? [schema.text(line)] : []),
  ])
  return nodes.paragraph.create(null, Fragment.from(inline))
}

const fromCode: Command = (state, dispatch) => {
  const { $from } = state.selection
  if ($from.parent.type !== nodes.code) return false
  const tr = state.tr.replaceWith($from.before(), $from.after(), paragraphOf($from.parent))
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, $from.pos)).scrollIntoView())
  return true
}
