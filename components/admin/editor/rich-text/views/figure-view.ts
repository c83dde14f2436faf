import type { Node } from 'prosemirror-model'
import type { NodeViewConstructor } from 'prosemirror-view'
import type { FigureFields } from '#components/admin/editor/images/figure.ts'
import { SHAPES } from '#components/admin/editor/rich-text/component-shapes.ts'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { remoteNotice } from '#components/admin/editor/rich-text/remote/remote-notice.ts'
import { blockHead, eventsOf, type Place } from '#components/admin/editor/rich-text/views/block-head.ts'
import { removeBlock, setAttributes } from '#components/admin/editor/rich-text/views/caret.ts'
import { decorativeField } from '#components/admin/editor/rich-text/views/decorative-field.ts'
import { make, makeButton } from '#components/admin/editor/rich-text/views/dom.ts'
import { formField } from '#components/admin/editor/rich-text/views/field.ts'
import { showSource } from '#components/admin/editor/rich-text/views/image-source.ts'

const FIELDS = SHAPES.find(({ name }) => name === 'Figure')?.fields.filter(({ name }) => name !== 'src') ?? []

/** A picture with its alt text, caption, credit and width. */
export function figureView(services: EditorServices): NodeViewConstructor {
  const { announce, replaceImage } = services
  return (first, view, getPos) => {
    let node = first
    const place: Place = { view, at: getPos }
    const set = (attributes: Partial<FigureFields>) => setAttributes(view, getPos(), attributes)
    const fields = FIELDS.map((field) => ({
      name: field.name,
      ...formField(field, (value) => set({ [field.name]: value ?? '' })),
    }))
    const alt = fields.find(({ name }) => name === 'alt')
    const decorative = decorativeField(alt?.control, () => set({ alt: '' }))
    const replace = () =>
      replaceImage(({ src, alt }) => {
        if (view.isDestroyed || getPos() === undefined) return false
        set(node.attrs.alt ? { src } : { src, alt })
        return true
      })
    const remove = () => {
      removeBlock(view, getPos())
      announce('Image removed.')
    }
    const head = blockHead(place, {
      name: 'Image',
      fields: fields.flatMap(({ name, dom }) => (name === 'alt' ? [decorative.dom, dom] : [dom])),
      buttons: [
        makeButton('Replace', replace, 'Replace this image'),
        makeButton('Remove', remove, 'Remove this image'),
      ],
    })
    const notice = remoteNotice(view, services)
    head.prepend(notice.dom)
    const picture = make('img', { className: 'component-image', alt: '', draggable: false })
    const address = make('span', { className: 'component-address' })
    const dom = make(
      'div',
      { className: 'component figure-box', role: 'group', ariaLabel: 'Image' },
      picture,
      address,
      head,
    )
    // Within the form, the mouse marks words; elsewhere it drags the picture.
    dom.addEventListener('pointerover', ({ target }) => {
      dom.draggable = !(target instanceof HTMLElement && head.contains(target))
    })
    const show = () => {
      const { src, alt } = node.attrs
      dom.dataset.image = src
      showSource(picture, src)
      notice.show({ src, alt })
      address.textContent = src
      for (const { name, show } of fields) show(node.attrs[name])
      decorative.show(node.attrs.alt)
    }
    show()
    return {
      dom,
      ...eventsOf(head, null),
      destroy: notice.destroy,
      update: (next: Node) => {
        if (next.type !== node.type) return false
        node = next
        show()
        return true
      },
    }
  }
}
