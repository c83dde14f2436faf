import { chainCommands } from 'prosemirror-commands'
import { keydownHandler } from 'prosemirror-keymap'
import { type Command, NodeSelection, Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { isKeyOn } from '#components/admin/editor/rich-text/keys/key-table.ts'
import { dropEmptyFootnote } from '#components/admin/editor/rich-text/order/insert-footnote.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'
import {
  dropEmptyCode,
  indentCode,
  leaveCode,
  leaveCodeAtEnd,
  newCodeLine,
  outdentCode,
  selectCode,
} from '#components/admin/editor/rich-text/views/code-keys.ts'
import { fieldsIn } from '#components/admin/editor/rich-text/views/field-keys.ts'
import {
  cellBelow,
  deleteWholeTable,
  leaveTable,
  nextCell,
  previousCell,
} from '#components/admin/editor/rich-text/views/table-keys.ts'

/** Keys that mean something else inside a block of its own kind. */
export function blockKeys(): Plugin {
  const onKey = keydownHandler(KEYS)
  return new Plugin({ props: { handleKeyDown: (view, event) => !view.composing && onKey(view, event) } })
}

/** Enter in the empty last paragraph of a component goes on behind it. */
export const leaveComponent: Command = (state, dispatch) => {
  const { $head, empty } = state.selection
  const box = $head.depth > 1 ? $head.node(-1) : null
  if (!empty || box?.type !== nodes.component || box.childCount < 2) return false
  if ($head.parent.content.size > 0 || $head.index(-1) < box.childCount - 1) return false
  const end = $head.after(-1)
  const tr = state.tr.insert(end, nodes.paragraph.create())
  tr.setSelection(TextSelection.create(tr.doc, end + 1)).delete($head.before(), $head.after())
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Into the form above the text, or of the selected block. */
const intoForm =
  (whence: 'up' | 'selected'): Command =>
  (_state, _dispatch, view) => {
    const at = view && (whence === 'up' ? boxAbove(view) : selectedBox(view))
    if (at === null || at === undefined) return false
    const dom = view?.nodeDOM(at)
    const head = dom instanceof HTMLElement ? dom.querySelector<HTMLElement>('.component-head') : null
    const fields = head ? fieldsIn(head) : []
    const field = whence === 'up' ? fields.at(-1) : fields.find(({ type }) => type !== 'checkbox')
    field?.focus()
    return field !== undefined
  }

function selectedBox({ state: { selection } }: EditorView): number | null {
  return selection instanceof NodeSelection && selection.node.isBlock ? selection.from : null
}

/** The block with a form around the caret, when the caret is on its first line. */
function boxAbove(view: EditorView): number | null {
  const { $head, empty } = view.state.selection
  if (!empty || !view.endOfTextblock('up')) return null
  for (let depth = $head.depth; depth > 0; depth--) {
    const { type } = $head.node(depth)
    if (type === nodes.component || type === nodes.code) return $head.before(depth)
    if ($head.index(depth - 1) > 0) return null
  }
  return null
}

/** Switched off, Tab leaves the text. */
function whileTabIndents(command: Command): Command {
  return (...given) => isKeyOn('sink') && command(...given)
}

const KEYS: Record<string, Command> = {
  Enter: chainCommands(newCodeLine, cellBelow, leaveComponent),
  Tab: chainCommands(whileTabIndents(indentCode), whileTabIndents(nextCell), intoForm('selected')),
  'Shift-Tab': whileTabIndents(chainCommands(outdentCode, previousCell)),
  Escape: chainCommands(leaveCode, leaveTable),
  ArrowDown: leaveCodeAtEnd,
  ArrowUp: intoForm('up'),
  'Mod-a': selectCode,
  Backspace: chainCommands(dropEmptyCode, dropEmptyFootnote, deleteWholeTable),
}
