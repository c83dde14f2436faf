import { InputRule } from 'prosemirror-inputrules'
import type { MarkType, Node } from 'prosemirror-model'
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { isSafeAddress } from '#components/admin/editor/rich-text/keys/commands/links.ts'
import { marks, nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** The address and title of a link. The marks around the title may have become those of the language as they were typed. */
const ADDRESS = String.raw`\]\(([^\s()]+)(?:\s+["“”„«»][\u00a0]?([^"“”„«»]*?)[\u00a0]?["“”„«»])?\)`

/** Markdown within a line. The longer signs come first. */
export const inlineRules: InputRule[] = [
  inline(/\*\*([^\s*](?:[^*]*[^\s*])?)\*\*$/, before('*'), marked(marks.strong, 2)),
  inline(/__([^\s_](?:[^_]*[^\s_])?)__$/, before('_\\w'), marked(marks.strong, 2)),
  inline(/~~([^\s~](?:[^~]*[^\s~])?)~~$/, before('~'), marked(marks.strike, 2)),
  inline(/\*([^\s*](?:[^*]*[^\s*])?)\*$/, before('*'), marked(marks.em, 1)),
  inline(/_([^\s_](?:[^_]*[^\s_])?)_$/, before('_\\w'), marked(marks.em, 1)),
  inline(/`([^`]*[^`\s][^`]*)`$/, before('`'), marked(marks.inlineCode, 1)),
  inline(new RegExp(`!\\[([^[\\]]*)${ADDRESS}$`), before(''), picture),
  inline(new RegExp(`\\[([^[\\]]+)${ADDRESS}$`), before('!'), link),
  inline(/\[\^([^\s[\]]{1,40})\]$/, before(''), footnote),
]

type Range = { from: number; to: number }
type Make = (tr: Transaction, match: RegExpMatchArray, range: Range) => Transaction | null

/** What must not stand before the sign. */
function before(characters: string): RegExp | null {
  return characters ? new RegExp(`[${characters}\\\\]$`) : /\\$/
}

/** A rule that sees its whole match in the document. */
function inline(pattern: RegExp, unlessAfter: RegExp | null, make: Make): InputRule {
  return new InputRule(
    pattern,
    (state, match, start, end) => {
      const [all] = match
      const standing = state.doc.textBetween(start, end, null, '\ufffc')
      if (!state.selection.empty || !all.startsWith(standing)) return null
      if (unlessAfter?.test(textBefore(state, start))) return null
      const tr = state.tr.insertText(all.slice(standing.length), end)
      return make(tr, match, { from: start, to: start + all.length })
    },
    { inCodeMark: false },
  )
}

function textBefore({ doc }: EditorState, at: number): string {
  const $at = doc.resolve(at)
  return $at.parent.textBetween(Math.max(0, $at.parentOffset - 1), $at.parentOffset, null, '\ufffc')
}

function marked(type: MarkType, signs: number): Make {
  return (tr, _match, { from, to }) => {
    tr.delete(to - signs, to).delete(from, from + signs)
    const end = to - 2 * signs
    const first = tr.doc.nodeAt(from)
    if (first && type.isInSet(first.marks)) return null
    if (type === marks.inlineCode) tr.removeMark(from, end)
    return tr.addMark(from, end, type.create()).removeStoredMark(type)
  }
}

function link(tr: Transaction, [, , href = '', title = '']: RegExpMatchArray, { from, to }: Range) {
  if (!isSafeAddress(href)) return null
  const words = to - from - tr.doc.textBetween(from, to, null, '\ufffc').indexOf('](')
  const end = to - words
  tr.delete(end, to).delete(from, from + 1)
  tr.removeMark(from, end - 1, marks.link)
  return tr.addMark(from, end - 1, marks.link.create({ href, title })).removeStoredMark(marks.link)
}

/** A picture alone on its line is a figure. */
function picture(tr: Transaction, [, alt = '', src = '', title = '']: RegExpMatchArray, { from, to }: Range) {
  if (!isSafeAddress(src)) return null
  const $from = tr.doc.resolve(from)
  const { parent } = $from
  const isAlone = parent.type === nodes.paragraph && parent.content.size === to - from
  if (!isAlone) return tr.replaceWith(from, to, nodes.image.create({ src, alt, title }))
  const figure = nodes.figure.create({ src, alt, caption: title, syntax: 'markdown' })
  tr.replaceWith($from.before(), $from.after(), [figure, nodes.paragraph.create()])
  return tr.setSelection(TextSelection.create(tr.doc, $from.before() + figure.nodeSize + 1))
}

/** A mark for a footnote that is there; else the footnote comes too, at the end of the text. */
function footnote(tr: Transaction, [, label = '']: RegExpMatchArray, { from, to }: Range) {
  tr.replaceWith(from, to, nodes.footnoteMark.create({ label }))
  if (hasFootnote(tr.doc, label)) return tr.setSelection(TextSelection.create(tr.doc, from + 1))
  const at = tr.doc.content.size
  tr.insert(at, nodes.footnote.create({ label }, nodes.paragraph.create()))
  return tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView()
}

function hasFootnote(doc: Node, label: string): boolean {
  let isThere = false
  doc.descendants((node) => {
    isThere ||= node.type === nodes.footnote && node.attrs.label === label
    return !isThere && !node.isTextblock
  })
  return isThere
}
