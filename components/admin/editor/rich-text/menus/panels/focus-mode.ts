import { type Command, type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { topRun } from '#components/admin/editor/rich-text/keys/commands/where.ts'

const focusKey = new PluginKey<boolean>('focus')

/** Dims all blocks but those with the selection, while it is switched on. */
export function focusMode(): Plugin<boolean> {
  return new Plugin<boolean>({
    key: focusKey,
    state: {
      init: () => false,
      apply: (tr, isOn) => (tr.getMeta(focusKey) as boolean | undefined) ?? isOn,
    },
    props: {
      attributes: (state): Record<string, string> => (isFocusMode(state) ? { class: 'focus-mode' } : {}),
      decorations(state) {
        if (!isFocusMode(state)) return null
        const { parent, first, last, from } = topRun(state)
        let at = from
        const shown = parent.children.slice(first, last + 1).map((block) => {
          const start = at
          at += block.nodeSize
          return Decoration.node(start, at, { class: 'in-focus' })
        })
        return DecorationSet.create(state.doc, shown)
      },
    },
  })
}

export function isFocusMode(state: EditorState): boolean {
  return focusKey.getState(state) ?? false
}

export const toggleFocusMode: Command = (state, dispatch) => {
  dispatch?.(state.tr.setMeta(focusKey, !isFocusMode(state)))
  return true
}
