import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import type { NodeViewConstructor } from 'prosemirror-view'
import { SHAPES, type Shape } from '#components/admin/editor/rich-text/component-shapes.ts'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { blockHead, eventsOf, type Place } from '#components/admin/editor/rich-text/views/block-head.ts'
import { removeBlock, setAttributes } from '#components/admin/editor/rich-text/views/caret.ts'
import {
  attributeValue,
  withAttribute,
} from '#components/admin/editor/rich-text/views/component-attributes.ts'
import { make, makeButton } from '#components/admin/editor/rich-text/views/dom.ts'
import { formField } from '#components/admin/editor/rich-text/views/field.ts'

/** A Callout, Details or Quote: a form for its attributes, and its text. */
export function componentView({ announce }: EditorServices): NodeViewConstructor {
  return (first, view, getPos) => {
    let node = first
    const { name } = node.attrs
    const shape: Shape = SHAPES.find((known) => known.name === name) ?? bare(name)
    const place: Place = { view, at: getPos }
    const fields = shape.fields.map((field) => ({
      field,
      ...formField(field, (value) => {
        const attributes = withAttribute(node.attrs.attributes, { shape, field }, value)
        setAttributes(view, getPos(), { attributes })
      }),
    }))
    const act = (change: () => void, done: string) => () => {
      change()
      announce(done)
    }
    const buttons = [
      makeButton(
        'Unwrap',
        act(() => unwrap(place), `${shape.label} unwrapped.`),
        `Unwrap this ${shape.label}`,
      ),
      makeButton(
        'Remove',
        act(() => removeBlock(view, getPos()), `${shape.label} removed.`),
        `Remove this ${shape.label}`,
      ),
    ]
    const head = blockHead(place, { name: shape.label, fields: fields.map(({ dom }) => dom), buttons })
    const contentDOM = make('div', { className: 'component-content' })
    const dom = make(
      'div',
      { className: 'component', role: 'group', ariaLabel: shape.label },
      head,
      contentDOM,
    )
    const show = () => {
      for (const { field, show } of fields) show(attributeValue(node.attrs.attributes, field.name))
      dom.dataset.kind = attributeValue(node.attrs.attributes, 'kind') ?? ''
    }
    dom.dataset.component = name
    show()
    return {
      dom,
      contentDOM,
      ...eventsOf(head, contentDOM),
      update: (next: Node) => {
        if (next.type !== node.type || next.attrs.name !== name) return false
        const isChanged = next.attrs !== node.attrs
        node = next
        if (isChanged) show()
        return true
      },
    }
  }
}

function bare(name: string): Shape {
  return { name, label: name, holdsText: true, fields: [] }
}

/** Puts the content in the place of the block around it. */
function unwrap({ view, at }: Place) {
  const pos = at()
  const node = pos === undefined ? null : view.state.doc.nodeAt(pos)
  if (pos === undefined || !node) return
  const tr = view.state.tr.replaceWith(pos, pos + node.nodeSize, node.content)
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(pos + 1))))
  view.focus()
}
