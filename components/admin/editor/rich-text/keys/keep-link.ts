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
        if (all.length === 0 || to > from + (node?.nodeSize ?? 0)) return false
        const tr = state.tr.replaceWith(from, to, schema.text(text, node?.marks))
        const end = from + text.length
        view.dispatch(
          tr
            .setSelection(TextSelection.create(tr.doc, end))
            .setStoredMarks(node?.marks ?? null)
            .scrollIntoView(),
        )
        return true
      },
    },
  })
}
