import { Slice } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { languageNamed } from '#components/admin/editor/rich-text/paste/clean/code.ts'
import { asLine } from '#components/admin/editor/rich-text/paste/shape-slice.ts'
import { addressIn, addressLink } from '#components/admin/editor/rich-text/paste/text/addresses.ts'
import { readText } from '#components/admin/editor/rich-text/paste/text/read-text.ts'
import { marks, nodes, schema } from '#components/admin/editor/rich-text/schema/schema.ts'

/** `isPlain`: asked for without formatting. */
export type Paste = { view: EditorView; data: DataTransfer; slice: Slice; isPlain: boolean }

/** An address over words makes them a link; elsewhere it stands as a link of its own. */
export function pasteAddress({ view, data, isPlain }: Paste): boolean {
  const address = addressIn(data.getData('text/plain'))
  const { selection, tr } = view.state
  const { $from, $to, from, to, empty } = selection
  const isLine = $from.parent.inlineContent && !$from.parent.type.spec.code && $from.sameParent($to)
  if (!address || !isLine) return false
  const words = view.state.doc.textBetween(from, to)
  if (!empty && !isPlain && addressIn(words) === null) {
    tr.removeMark(from, to, marks.link).addMark(from, to, marks.link.create({ href: address }))
    tr.setSelection(TextSelection.create(tr.doc, to))
  } else tr.replaceSelectionWith(addressLink(address), false)
  finish(view, tr.removeStoredMark(marks.link))
  return true
}

/** Lines copied in VS Code are code in its language; its Markdown and plain text are text. */
export function pasteFromVsCode({ view, data, isPlain }: Paste): boolean {
  const mode = modeOf(data.getData('vscode-editor-data'))
  const text = data.getData('text/plain').replace(/\r\n?/g, '\n')
  const { $from } = view.state.selection
  if (mode === null || isPlain || !text.trim() || $from.parent.type.spec.code || isInCell(view)) return false
  const { tr } = view.state
  if (/^(markdown|mdx|plaintext)$/.test(mode))
    tr.replaceSelection(readText(text, { isPlain: mode === 'plaintext', around: $from.marks() }))
  else if (!text.trimEnd().includes('\n') && $from.parent.content.size > 0)
    tr.replaceSelectionWith(schema.text(text.trim(), [marks.inlineCode.create()]), false)
  else {
    const code = schema.text(text.replace(/^\n+|\s+$/g, ''))
    tr.replaceSelectionWith(nodes.code.create({ lang: languageNamed(mode) }, code))
  }
  finish(view, tr)
  return true
}

function modeOf(json: string): string | null {
  try {
    const { mode } = JSON.parse(json)
    return typeof mode === 'string' ? mode : null
  } catch {
    return null
  }
}

/** A cell holds one line. Tables are left to the plugin of tables. */
export function pasteIntoCell({ view, slice }: Paste): boolean {
  const isTable = slice.content.firstChild?.type.spec.tableRole !== undefined
  if (!isInCell(view) || isTable || slice.size === 0) return false
  finish(view, view.state.tr.replaceSelection(new Slice(asLine(slice), 0, 0)))
  return true
}

function isInCell({ state: { selection } }: EditorView): boolean {
  const { $from, $to } = selection
  return /cell$/.test($from.parent.type.spec.tableRole ?? '') && $from.sameParent($to)
}

function finish(view: EditorView, tr: EditorView['state']['tr']) {
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'))
}
