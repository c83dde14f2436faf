import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'
import { caretAfter } from '#components/admin/editor/rich-text/views/caret.ts'

const DEFAULT_INDENT = '  '

/** Indents the selected lines of code; without a selection, at the caret. */
export const indentCode: Command = (state, dispatch) => {
  const code = codeAround(state)
  if (!code) return false
  const { from, to, empty } = state.selection
  const unit = unitOf(code.text)
  const { tr } = state
  if (empty) tr.insertText(unit, from)
  else for (const line of linesOf(code, from, to).reverse()) tr.insertText(unit, line)
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Takes one level of indentation from the lines of the selection. */
export const outdentCode: Command = (state, dispatch) => {
  const code = codeAround(state)
  if (!code) return false
  const { from, to } = state.selection
  const unit = unitOf(code.text)
  const { tr } = state
  for (const line of linesOf(code, from, to).reverse()) {
    const [indent = ''] = /^(?:\t| +)/.exec(code.text.slice(line - code.start)) ?? []
    tr.delete(line, line + Math.min(indent.length, unit.length))
  }
  dispatch?.(tr.scrollIntoView())
  return true
}

/** A new line of code starts where the one before does. */
export const newCodeLine: Command = (state, dispatch) => {
  const code = codeAround(state)
  if (!code) return false
  const { from } = state.selection
  const before = code.text.slice(0, from - code.start)
  const [indent = ''] = /^[\t ]*/.exec(before.slice(before.lastIndexOf('\n') + 1)) ?? []
  dispatch?.(state.tr.insertText(`\n${indent}`).scrollIntoView())
  return true
}

export const leaveCode: Command = (state, dispatch) => {
  const { $head } = state.selection
  if (!codeAround(state)) return false
  dispatch?.(caretAfter(state.tr, $head.before()))
  return true
}

export const leaveCodeAtEnd: Command = (state, dispatch) => {
  const { $head, empty } = state.selection
  return empty && $head.parentOffset === $head.parent.content.size && leaveCode(state, dispatch)
}

/** Selects all of the code first, then all of the text. */
export const selectCode: Command = (state, dispatch) => {
  const code = codeAround(state)
  const end = code ? code.start + code.text.length : 0
  if (!code || (state.selection.from === code.start && state.selection.to === end)) return false
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, code.start, end)))
  return true
}

/** Backspace in empty code makes it a paragraph again. */
export const dropEmptyCode: Command = (state, dispatch) => {
  const code = codeAround(state)
  if (code?.text !== '') return false
  dispatch?.(state.tr.setNodeMarkup(code.start - 1, nodes.paragraph))
  return true
}

type Code = { text: string; start: number }

function codeAround({ selection: { $from, $to } }: EditorState): Code | null {
  if (!$from.parent.type.spec.code || !$from.sameParent($to)) return null
  return { text: $from.parent.textContent, start: $from.start() }
}

/** The positions at which the lines between two positions start. */
function linesOf({ text, start }: Code, from: number, to: number): number[] {
  const first = text.lastIndexOf('\n', from - start - 1) + 1
  const last = Math.max(first, to - start - (to > from ? 1 : 0))
  const lines = [start + first]
  for (let at = text.indexOf('\n', first); at >= 0 && at < last; at = text.indexOf('\n', at + 1))
    lines.push(start + at + 1)
  return lines
}

/** One level of indentation, as in the code itself. */
function unitOf(text: string): string {
  if (/^\t/m.test(text)) return '\t'
  const widths = [...text.matchAll(/^( {2,})\S/gm)].map(([, spaces = '']) => spaces.length)
  return widths.length > 0 && widths.every((width) => width % 4 === 0) ? '    ' : DEFAULT_INDENT
}
