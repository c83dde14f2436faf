import { Plugin, TextSelection } from 'prosemirror-state'
import { schema } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Typing over all words of a link, or of code, keeps it: marks that are not inclusive would be dropped. */
export function keepLinkPlugin(): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        const { state } = view
        const node = from < to ? state.doc.nodeAt(from) : null
        const all = node?.marks.filter(({ type }) => type.spec.inclusive === false) ?? []
        const end = from - state.doc.resolve(from).textOffset + (node?.nodeSize ?? 0)
        if (all.length === 0 || to > end) return false
        const tr = state.tr.replaceWith(from, to, schema.text(text, node?.marks))
        view.dispatch(
          tr
            .setSelection(TextSelection.create(tr.doc, from + text.length))
            .setStoredMarks(node?.marks ?? null)
            .scrollIntoView(),
        )
        return true
      },
    },
  })
}
