import type { Node } from 'prosemirror-model'
import type { NodeViewConstructor } from 'prosemirror-view'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'
import { setAttributes } from '#components/admin/editor/rich-text/views/caret.ts'
import { make } from '#components/admin/editor/rich-text/views/dom.ts'

/** A list item; a task has its box beside the text, where the iOS keyboard does not stumble over it. */
export const listItemView: NodeViewConstructor = (node, view, getPos) => {
  const update = (next: Node) => next.type === nodes.listItem && next.attrs.checked === null
  if (node.attrs.checked === null) {
    const dom = make('li')
    return { dom, contentDOM: dom, update }
  }
  const box = make('input', { type: 'checkbox' })
  const label = make('label', { className: 'task-box', contentEditable: 'false' }, box)
  const contentDOM = make('div', { className: 'task-text' })
  const dom = make('li', { className: 'task' }, label, contentDOM)
  const show = ({ attrs, firstChild }: Node) => {
    box.checked = attrs.checked
    box.ariaLabel = `Done: ${firstChild?.textContent.slice(0, 80)}`
    dom.dataset.checked = String(attrs.checked)
  }
  box.addEventListener('change', () => setAttributes(view, getPos(), { checked: box.checked }))
  show(node)
  return {
    dom,
    contentDOM,
    stopEvent: ({ target }) => target instanceof window.Node && label.contains(target),
    ignoreMutation: ({ type, target }) =>
      type === 'selection' ? label.contains(target) : !contentDOM.contains(target),
    update: (next) => {
      if (next.type !== nodes.listItem || next.attrs.checked === null) return false
      show(next)
      return true
    },
  }
}
