import { baseKeymap, chainCommands, exitCode, toggleMark } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import { undoInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import type { Command, Plugin } from 'prosemirror-state'
import { goToNextCell } from 'prosemirror-tables'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { noBrowserFormats } from '#components/admin/editor/rich-text/keys/browser-formats.ts'
import { openFence, splitItem } from '#components/admin/editor/rich-text/keys/commands/fence.ts'
import {
  setHeading,
  setParagraph,
  toggleCode,
  toggleQuote,
} from '#components/admin/editor/rich-text/keys/commands/kinds.ts'
import {
  backspaceAtStart,
  clearFormatting,
  leaveBox,
  lineBreak,
} from '#components/admin/editor/rich-text/keys/commands/lines.ts'
import {
  liftItem,
  sinkItem,
  toggleList,
  toggleTask,
} from '#components/admin/editor/rich-text/keys/commands/lists.ts'
import {
  deleteBlock,
  duplicateBlock,
  enterBlock,
  moveBlock,
  selectAndSay,
} from '#components/admin/editor/rich-text/keys/commands/move.ts'
import { isKeyOn, KEY_TABLE, type KeyName } from '#components/admin/editor/rich-text/keys/key-table.ts'
import { leavePlugin } from '#components/admin/editor/rich-text/keys/leave.ts'
import { openBlockMenu } from '#components/admin/editor/rich-text/menus/blocks/block-menu.ts'
import { openLink } from '#components/admin/editor/rich-text/menus/bubble/link-state.ts'
import { closeFind, openFind } from '#components/admin/editor/rich-text/menus/find/find-state.ts'
import { openKeys } from '#components/admin/editor/rich-text/menus/keys-dialog.ts'
import { marks } from '#components/admin/editor/rich-text/schema/schema.ts'
import { keySwitches } from '#components/admin/editor/shortcuts/key-switches.ts'

export function keymaps(services: EditorServices): Plugin[] {
  return [
    leavePlugin(),
    noBrowserFormats(),
    keymap(bindings(commands(services))),
    keymap(MORE),
    keymap(baseKeymap),
  ]
}

function bindings(all: Record<KeyName, Command>): Record<string, Command> {
  const names = Object.keys(KEY_TABLE) as KeyName[]
  return Object.fromEntries(
    names.flatMap((name) => KEY_TABLE[name].keys.map((key) => [key, whileOn(name, all[name])])),
  )
}

function whileOn(name: KeyName, command: Command): Command {
  return (...given) => isKeyOn(name) && command(...given)
}

/** What each key of the table does. */
export function commands(services: EditorServices): Record<KeyName, Command> {
  const { announce } = services
  return {
    undo,
    redo,
    find: openFind(false),
    replace: openFind(true),
    keys: openKeys,
    bold: toggleMark(marks.strong),
    italic: toggleMark(marks.em),
    strike: toggleMark(marks.strike),
    code: toggleMark(marks.inlineCode),
    link: openLink,
    clear: clearFormatting,
    lineBreak: chainCommands(exitCode, lineBreak),
    paragraph: setParagraph,
    heading2: setHeading(2),
    heading3: setHeading(3),
    heading4: setHeading(4),
    heading5: setHeading(5),
    heading6: setHeading(6),
    ordered: toggleList('ordered'),
    bullet: toggleList('bullet'),
    task: toggleList('task'),
    quote: toggleQuote,
    codeBlock: toggleCode,
    leaveBox: chainCommands(exitCode, leaveBox),
    tick: toggleTask,
    sink: chainCommands(goToNextCell(1), sinkItem),
    lift: chainCommands(goToNextCell(-1), liftItem),
    moveUp: moveBlock(-1, announce),
    moveDown: moveBlock(1, announce),
    duplicate: duplicateBlock,
    deleteBlock,
    blockMenu: openBlockMenu(services),
    selectBlock: chainCommands(closeFind, selectAndSay(announce)),
  }
}

function whileTyping(command: Command): Command {
  return (...given) => keySwitches.isOn('As you type') && command(...given)
}

/** What keys do that every writer expects without a list. */
const MORE: Record<string, Command> = {
  Backspace: chainCommands(undoInputRule, backspaceAtStart),
  Enter: chainCommands(enterBlock, whileTyping(openFence), splitItem),
}
