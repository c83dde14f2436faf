import type { Node } from 'prosemirror-model'
import type { NodeViewConstructor } from 'prosemirror-view'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { blockHead, eventsOf } from '#components/admin/editor/rich-text/views/block-head.ts'
import { removeBlock } from '#components/admin/editor/rich-text/views/caret.ts'
import { make, makeButton } from '#components/admin/editor/rich-text/views/dom.ts'
import { goToMark } from '#components/admin/editor/rich-text/views/footnote-jumps.ts'

/** The words of a footnote, under its label. */
export function footnoteView({ announce }: EditorServices): NodeViewConstructor {
  return (first, view, getPos) => {
    const { label } = first.attrs
    const name = `Footnote ${label}`
    const back = makeButton('Back to the text', () => goToMark(label)(view.state, view.dispatch, view))
    const remove = makeButton(
      'Remove',
      () => {
        removeBlock(view, getPos())
        announce(`${name} removed.`)
      },
      `Remove ${name.toLowerCase()}`,
    )
    const head = blockHead({ view, at: getPos }, { name, buttons: [back, remove] })
    const contentDOM = make('div', { className: 'component-content' })
    const dom = make(
      'div',
      { className: 'component footnote-box', role: 'group', ariaLabel: name },
      head,
      contentDOM,
    )
    return {
      dom,
      contentDOM,
      ...eventsOf(head, contentDOM),
      update: (next: Node) => next.type === first.type && next.attrs.label === label,
    }
  }
}

/** The small number in the text. */
export const footnoteMarkView: NodeViewConstructor = ({ attrs: { label } }) => ({
  dom: make('sup', {
    className: 'footnote-mark',
    textContent: label,
    title: `Footnote ${label}. Click to go to its words.`,
    role: 'link',
    ariaLabel: `Footnote ${label}`,
  }),
})
