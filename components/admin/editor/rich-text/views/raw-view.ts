import type { NodeViewConstructor } from 'prosemirror-view'
import { blockHead, eventsOf } from '#components/admin/editor/rich-text/views/block-head.ts'
import { removeBlock } from '#components/admin/editor/rich-text/views/caret.ts'
import { make, makeButton } from '#components/admin/editor/rich-text/views/dom.ts'

/** Source that nothing else can show, edited as it is. */
export const rawView: NodeViewConstructor = (first, view, getPos) => {
  const remove = makeButton('Remove', () => removeBlock(view, getPos()), 'Remove this source')
  const head = blockHead({ view, at: getPos }, { name: 'Source', buttons: [remove] })
  const contentDOM = make('code', { spellcheck: false })
  const dom = make(
    'div',
    { className: 'component raw-box', role: 'group', ariaLabel: 'Source' },
    head,
    make('pre', {}, contentDOM),
  )
  return { dom, contentDOM, ...eventsOf(head, contentDOM), update: (next) => next.type === first.type }
}

/** Source inside a line. */
export const rawInlineView: NodeViewConstructor = ({ attrs }) => ({
  dom: make('code', {
    className: 'raw-inline',
    title: 'Source that is kept as it is. Change it in the Source view.',
    textContent: attrs.source,
  }),
})
