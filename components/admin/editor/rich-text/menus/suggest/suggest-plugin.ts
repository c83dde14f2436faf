import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { Listbox } from '#components/admin/editor/rich-text/menus/parts/listbox.ts'
import { areaOf, placeAt } from '#components/admin/editor/rich-text/menus/parts/popup.ts'
import {
  type Open,
  type SuggestState,
  suggestKey,
  suggestState,
} from '#components/admin/editor/rich-text/menus/suggest/suggest-state.ts'
import type { Suggestion, Trigger } from '#components/admin/editor/rich-text/menus/suggest/triggers.ts'

/** Lists that open as one types: blocks after a slash, emoji after a colon, own pages after an at sign. */
export function suggestPlugin(triggers: readonly Trigger[], announce: (message: string) => void): Plugin {
  let list: SuggestList | null = null
  return new Plugin<SuggestState>({
    key: suggestKey,
    state: suggestState(triggers),
    view(view) {
      const opened = new SuggestList(view, announce)
      list = opened
      return {
        update: (_view, before) => opened.update(suggestKey.getState(before)?.open ?? null),
        destroy: () => opened.hide(),
      }
    },
    props: {
      handleKeyDown(_view, event) {
        return !event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
          ? (list?.take(event.key) ?? false)
          : false
      },
      handleDOMEvents: {
        blur() {
          list?.hide()
          return false
        },
      },
    },
  })
}

class SuggestList {
  private list: Listbox<Suggestion> | null = null
  private readonly view: EditorView
  private readonly announce: (message: string) => void

  constructor(view: EditorView, announce: (message: string) => void) {
    this.view = view
    this.announce = announce
  }

  private get open(): Open | null {
    return suggestKey.getState(this.view.state)?.open ?? null
  }

  update(before: Open | null): void {
    const { open } = this
    if (open === before) return
    if (!open) {
      this.hide()
      return
    }
    if (open.trigger !== before?.trigger) this.hide()
    const found = open.trigger.find(open.query)
    if (found instanceof Promise) void this.showLater(open, found)
    else this.show(open, found)
  }

  take(key: string): boolean {
    if (!this.list || !this.open) return false
    if (key !== 'Escape') return this.list.take(key)
    this.view.dispatch(this.view.state.tr.setMeta(suggestKey, 'close'))
    return true
  }

  hide(): void {
    this.list?.leave()
    this.list?.element.remove()
    this.list = null
  }

  /** An answer that has been overtaken is dropped. */
  private async showLater(open: Open, asked: Promise<readonly Suggestion[]>): Promise<void> {
    const found = await asked.catch(() => [])
    if (this.open === open && this.view.hasFocus()) this.show(open, found)
  }

  private show(open: Open, found: readonly Suggestion[]): void {
    if (found.length === 0) {
      this.hide()
      return
    }
    if (!this.list) {
      this.list = new Listbox<Suggestion>(open.trigger.label, this.view.dom, (choice) => this.pick(choice))
      this.list.element.classList.add('menu-popup')
      areaOf(this.view).append(this.list.element)
      this.announce(`${open.trigger.label}. ${found.length} choices. Arrow keys to choose, Enter to take.`)
    }
    this.list.show(found, open.isShy ? -1 : 0)
    placeAt(this.view, this.list.element, this.view.coordsAtPos(open.from))
  }

  private pick(choice: Suggestion): void {
    const { open, view } = this
    this.hide()
    if (!open) return
    const { from, to } = open
    choice.run({ from, to })(view.state, view.dispatch, view)
    view.focus()
  }
}
