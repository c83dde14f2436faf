import type { NodeViewConstructor } from 'prosemirror-view'
import { make } from '#components/admin/editor/rich-text/views/dom.ts'

/** A table in a box that scrolls sideways when it is too wide. */
export const tableView: NodeViewConstructor = (first) => {
  const contentDOM = make('tbody')
  return {
    dom: make('div', { className: 'table-box' }, make('table', {}, contentDOM)),
    contentDOM,
    update: (next) => next.type === first.type,
  }
}
