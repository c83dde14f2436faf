import { baseKeymap, chainCommands, exitCode, toggleMark } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import { undoInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list'
import type { Command, Plugin } from 'prosemirror-state'
import { goToNextCell } from 'prosemirror-tables'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { marks, nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

export function keymaps(_services: EditorServices): Plugin[] {
  return [keymap(KEYS), keymap(baseKeymap)]
}

const lineBreak: Command = (state, dispatch) => {
  const isInline = state.selection.$from.parent.inlineContent && !state.selection.$from.parent.type.spec.code
  if (!isInline) return false
  const tag = state.selection.$from.parent.type.spec.tableRole !== undefined
  dispatch?.(state.tr.replaceSelectionWith(nodes.hardBreak.create({ tag })).scrollIntoView())
  return true
}

const KEYS: Record<string, Command> = {
  'Mod-z': undo,
  'Mod-y': redo,
  'Mod-Shift-z': redo,
  Backspace: undoInputRule,
  'Mod-b': toggleMark(marks.strong),
  'Mod-i': toggleMark(marks.em),
  'Mod-e': toggleMark(marks.inlineCode),
  'Mod-Shift-x': toggleMark(marks.strike),
  Enter: splitListItem(nodes.listItem, { checked: false }),
  'Shift-Enter': chainCommands(exitCode, lineBreak),
  'Mod-Enter': exitCode,
  Tab: chainCommands(sinkListItem(nodes.listItem), goToNextCell(1)),
  'Shift-Tab': chainCommands(liftListItem(nodes.listItem), goToNextCell(-1)),
}
