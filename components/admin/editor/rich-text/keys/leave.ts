import { NodeSelection, Plugin, type Selection } from 'prosemirror-state'
import { enterBlock } from '#components/admin/editor/rich-text/keys/commands/move.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta'])

/**
 * Escape, then Tab leaves the text, although Tab indents lists and walks through tables (WCAG 2.1.2). Words typed while a
 * block is selected as a whole go to its end: they would replace all of it.
 */
export function leavePlugin(): Plugin {
  let hasEscaped = false
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown({ state }, { key }) {
          if (key === 'Tab' && hasEscaped) return !hasForm(state.selection)
          if (!MODIFIERS.has(key)) hasEscaped = key === 'Escape'
          return false
        },
        mousedown() {
          hasEscaped = false
          return false
        },
        focus() {
          hasEscaped = false
          return false
        },
      },
      handleTextInput(view, _from, _to, text) {
        if (!(view.state.selection instanceof NodeSelection)) return false
        if (!enterBlock(view.state, view.dispatch)) return false
        view.dispatch(view.state.tr.insertText(text).scrollIntoView())
        return true
      },
    },
  })
}

/** From a selected block with fields, Tab goes into them, and through them out of the text. */
function hasForm(selection: Selection): boolean {
  if (!(selection instanceof NodeSelection)) return false
  const { type } = selection.node
  return type === nodes.figure || type === nodes.linkCard || type === nodes.component || type === nodes.code
}
