import { type Command, Plugin, PluginKey } from 'prosemirror-state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  findTable,
  isInTable,
} from 'prosemirror-tables'
import type { EditorView } from 'prosemirror-view'
import { isKeyOn } from '#components/admin/editor/rich-text/keys/key-table.ts'
import { make, makeButton } from '#components/admin/editor/rich-text/views/dom.ts'
import {
  type Alignment,
  alignColumns,
  alignmentAt,
} from '#components/admin/editor/rich-text/views/table-keys.ts'
import { moveAmongButtons } from '#components/admin/editor/rich-text/views/toolbar-keys.ts'

type Tool = { label: string; text: string; command: Command; align?: Alignment }

const TOOLS: readonly Tool[] = [
  { label: 'Row above', text: '↑ Row', command: addRowBefore },
  { label: 'Row below', text: '↓ Row', command: addRowAfter },
  { label: 'Column before', text: '← Column', command: addColumnBefore },
  { label: 'Column after', text: '→ Column', command: addColumnAfter },
  { label: 'Align left', text: 'Left', command: alignColumns('left'), align: 'left' },
  { label: 'Align centre', text: 'Centre', command: alignColumns('center'), align: 'center' },
  { label: 'Align right', text: 'Right', command: alignColumns('right'), align: 'right' },
  { label: 'Delete row', text: '✕ Row', command: deleteRow },
  { label: 'Delete column', text: '✕ Column', command: deleteColumn },
  { label: 'Delete table', text: '✕ Table', command: deleteTable },
]

const key = new PluginKey('tableTools')

/** A toolbar above the table with the caret. Alt-F10 goes to it, Escape goes back. */
export function tableTools(): Plugin {
  return new Plugin({
    key,
    view: (view) => new TableTools(view),
    props: {
      handleKeyDown: (view, event) => {
        if (event.key !== 'F10' || !event.altKey || !isKeyOn('blockMenu') || !isInTable(view.state))
          return false
        const bar = view.dom.parentElement?.querySelector<HTMLElement>('.table-tools button:not(:disabled)')
        bar?.focus()
        return bar !== undefined
      },
    },
  })
}

class TableTools {
  private readonly view: EditorView
  private readonly bar: HTMLElement
  private readonly buttons: { tool: Tool; button: HTMLButtonElement }[]
  private readonly resizes: ResizeObserver

  constructor(view: EditorView) {
    this.view = view
    this.buttons = TOOLS.map((tool) => ({
      tool,
      button: makeButton(tool.text, () => this.run(tool.command), tool.label),
    }))
    this.bar = make(
      'div',
      { className: 'table-tools', role: 'toolbar', ariaLabel: 'Table', hidden: true },
      ...this.buttons.map(({ button }) => button),
    )
    for (const { button, tool } of this.buttons) button.title = tool.label
    // The selection stays in the text while a button is pressed.
    this.bar.addEventListener('mousedown', (event) => event.preventDefault())
    this.bar.addEventListener('keydown', (event) => moveAmongButtons(event, this.bar, () => view.focus()))
    view.dom.parentElement?.append(this.bar)
    this.resizes = new ResizeObserver(() => this.place())
    this.resizes.observe(view.dom)
    this.update()
  }

  update(): void {
    const { state } = this.view
    const isShown = this.view.editable && isInTable(state)
    if (!isShown && this.bar.hidden) return
    this.bar.hidden = !isShown
    if (!isShown) return
    const align = alignmentAt(state)
    for (const { tool, button } of this.buttons) {
      button.disabled = !tool.command(state)
      if (tool.align) button.ariaPressed = String(tool.align === align)
    }
    this.place()
  }

  destroy(): void {
    this.resizes.disconnect()
    this.bar.remove()
  }

  private run(command: Command) {
    command(this.view.state, this.view.dispatch, this.view)
    if (!this.bar.contains(document.activeElement)) this.view.focus()
  }

  private place() {
    const at = findTable(this.view.state.selection.$from)?.pos
    const table = at === undefined ? null : this.view.nodeDOM(at)
    if (this.bar.hidden || !(table instanceof HTMLElement)) return
    const area = this.view.dom.parentElement?.getBoundingClientRect()
    const top = table.getBoundingClientRect().top - (area?.top ?? 0)
    this.bar.style.setProperty('inset-block-start', `${Math.round(top)}px`)
  }
}
