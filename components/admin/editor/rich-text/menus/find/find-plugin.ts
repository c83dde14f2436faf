import { search } from 'prosemirror-search'
import { Plugin } from 'prosemirror-state'
import { FindBar } from '#components/admin/editor/rich-text/menus/find/find-bar.ts'
import {
  type FindState,
  findKey,
  findState,
} from '#components/admin/editor/rich-text/menus/find/find-state.ts'
import { areaOf } from '#components/admin/editor/rich-text/menus/parts/popup.ts'

/** Find and replace in the rich text view. */
export function findPlugins(announce: (message: string) => void): Plugin[] {
  return [search(), barPlugin(announce)]
}

function barPlugin(announce: (message: string) => void): Plugin<FindState> {
  return new Plugin<FindState>({
    key: findKey,
    state: findState(),
    view(view) {
      let bar: FindBar | null = null
      return {
        update(_view, before) {
          const now = findKey.getState(view.state)
          const wasGiven = now !== findKey.getState(before)
          if (!now?.isOpen) {
            bar?.remove()
            bar = null
            return
          }
          if (!bar) {
            bar = new FindBar(view, announce)
            areaOf(view).prepend(bar.element)
          }
          if (wasGiven) bar.open(now.hasReplace)
          bar.update(before.doc !== view.state.doc)
        },
        destroy: () => bar?.remove(),
      }
    },
  })
}
