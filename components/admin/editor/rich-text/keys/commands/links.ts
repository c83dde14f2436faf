import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import { marks, schema } from '#components/admin/editor/rich-text/schema/schema.ts'

export type LinkRange = { from: number; to: number; href: string; title: string }

/** The link around the caret, or the one at the start of the selection, with all of its words. */
export function linkAt({ doc, selection: { $from } }: EditorState): LinkRange | null {
  const { parent } = $from
  if (!parent.inlineContent) return null
  const after = parent.childAfter($from.parentOffset)
  const before = parent.childBefore($from.parentOffset)
  const found = [after, before].find(({ node }) => node && marks.link.isInSet(node.marks))
  const mark = found?.node && marks.link.isInSet(found.node.marks)
  if (!found || !mark) return null
  let { index } = found
  let last = found.index
  while (index > 0 && mark.isInSet(parent.child(index - 1).marks)) index -= 1
  while (last + 1 < parent.childCount && mark.isInSet(parent.child(last + 1).marks)) last += 1
  const start = $from.start()
  const offsetOf = (end: number) =>
    parent.children.slice(0, end).reduce((sum, { nodeSize }) => sum + nodeSize, 0)
  const range = { from: start + offsetOf(index), to: start + offsetOf(last + 1) }
  return doc.content.size >= range.to ? { ...range, href: mark.attrs.href, title: mark.attrs.title } : null
}

/** Addresses that run script are not links. Browsers skip white space and control characters anywhere in a scheme. */
export function isSafeAddress(href: string): boolean {
  return !/^(?:javascript|vbscript|data):/i.test(href.replace(/[\s\p{Cc}]+/gu, ''))
}

/** Sets the address of a range, or removes the link when the address is empty. Keeps the title. */
export function setLink({ from, to }: { from: number; to: number }, href: string): Command {
  return (state, dispatch) => {
    if (!isSafeAddress(href) || from === to) return false
    const before = linkAtRange(state, from)
    const tr = state.tr.removeMark(from, to, marks.link)
    if (href) tr.addMark(from, to, marks.link.create({ href, title: before }))
    dispatch?.(tr)
    return true
  }
}

function linkAtRange({ doc }: EditorState, from: number): string {
  const node = doc.nodeAt(from)
  return (node && marks.link.isInSet(node.marks)?.attrs.title) ?? ''
}

/** Removes the link around the caret, or all links in the selection. */
export const removeLink: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection
  const range = empty ? linkAt(state) : { from, to }
  if (!range || !state.doc.rangeHasMark(range.from, range.to, marks.link)) return false
  dispatch?.(state.tr.removeMark(range.from, range.to, marks.link))
  return true
}

/** Replaces a range with words that are a link, and a space after them. */
export function insertLink(range: { from: number; to: number }, words: string, href: string): Command {
  return (state, dispatch) => {
    if (!isSafeAddress(href)) return false
    const link = schema.text(words, [marks.link.create({ href })])
    const tr = state.tr.replaceWith(range.from, range.to, [link, schema.text(' ')])
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, range.from + words.length + 1)).scrollIntoView())
    return true
  }
}
