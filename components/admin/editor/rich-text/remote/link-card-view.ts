import type { Node } from 'prosemirror-model'
import type { NodeViewConstructor } from 'prosemirror-view'
import { SHAPES, type Shape } from '#components/admin/editor/rich-text/component-shapes.ts'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { addressLink } from '#components/admin/editor/rich-text/paste/text/addresses.ts'
import { cardAttributes } from '#components/admin/editor/rich-text/remote/card-attributes.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'
import { blockHead, eventsOf, type Place } from '#components/admin/editor/rich-text/views/block-head.ts'
import { removeBlock, setAttributes } from '#components/admin/editor/rich-text/views/caret.ts'
import {
  attributeValue,
  withAttribute,
} from '#components/admin/editor/rich-text/views/component-attributes.ts'
import { make, makeButton } from '#components/admin/editor/rich-text/views/dom.ts'
import { formField } from '#components/admin/editor/rich-text/views/field.ts'

const SHAPE: Shape = SHAPES.find(({ name }) => name === 'LinkCard') ?? {
  name: 'LinkCard',
  label: 'Link card',
  holdsText: false,
  fields: [],
}

/** A link card as readers see it, with a form for what it says. */
export function linkCardView({ announce, outside }: EditorServices): NodeViewConstructor {
  return (first, view, getPos) => {
    let node = first
    const place: Place = { view, at: getPos }
    const read = (name: string) => attributeValue(node.attrs.attributes, name) ?? ''
    const fields = SHAPE.fields.map((field) => ({
      field,
      ...formField(field, (value) => {
        const attributes = withAttribute(node.attrs.attributes, { shape: SHAPE, field }, value)
        setAttributes(view, getPos(), { attributes })
      }),
    }))
    const message = make('p', { className: 'card-message', role: 'status' })
    const say = (words: string) => {
      message.textContent = words
    }
    const fill = async () => {
      if (!outside || read('href').trim() === '') return say('Enter the address first.')
      say('Looking at the page…')
      const result = await outside.fillCard(read('href').trim())
      if (view.isDestroyed || getPos() === undefined) return
      say(result.ok ? '' : (result.fields.address ?? result.message))
      if (result.ok) setAttributes(view, getPos(), { attributes: cardAttributes(result.value) })
    }
    const head = blockHead(place, {
      name: SHAPE.label,
      fields: fields.map(({ dom }) => dom),
      buttons: [
        makeButton('Fill in', fill, 'Fill in this card from its page'),
        makeButton('Turn into a link', () => turnIntoLink(place, read('href')), 'Turn this card into a link'),
        makeButton('Remove', () => {
          removeBlock(view, getPos())
          announce('Link card removed.')
        }),
      ],
    })
    head.append(message)
    const shown = cardPreview()
    const dom = make(
      'div',
      { className: 'component card-box', role: 'group', ariaLabel: SHAPE.label },
      shown.dom,
      head,
    )
    dom.addEventListener('pointerover', ({ target }) => {
      dom.draggable = !(target instanceof HTMLElement && head.contains(target))
    })
    const show = () => {
      for (const { field, show } of fields) show(attributeValue(node.attrs.attributes, field.name))
      shown.show(read)
    }
    show()
    return {
      dom,
      ...eventsOf(head, null),
      update: (next: Node) => {
        if (next.type !== node.type) return false
        const isChanged = next.attrs !== node.attrs
        node = next
        if (isChanged) show()
        return true
      },
    }
  }
}

/** The parts of components/mdx/link-card.tsx, without a link that a click would follow. */
function cardPreview() {
  const picture = make('img', { alt: '', draggable: false })
  const title = make('span', { className: 'link-card-title' })
  const words = make('p', { className: 'link-card-words' })
  const site = make('small', { className: 'link-card-site' })
  const dom = make('figure', { className: 'link-card' }, picture, make('figcaption', {}, title, words, site))
  return {
    dom,
    show(read: (name: string) => string) {
      const image = read('image')
      picture.hidden = image === ''
      if (image && picture.getAttribute('src') !== image) picture.src = image
      title.textContent = read('title') || read('href') || 'Link card'
      for (const [element, name] of [
        [words, 'description'],
        [site, 'site'],
      ] as const) {
        element.textContent = read(name)
        element.hidden = read(name) === ''
      }
    },
  }
}

function turnIntoLink({ view, at }: Place, href: string) {
  const pos = at()
  const node = pos === undefined ? null : view.state.doc.nodeAt(pos)
  if (pos === undefined || !node) return
  const line = nodes.paragraph.create(null, href ? addressLink(href) : null)
  view.dispatch(view.state.tr.replaceWith(pos, pos + node.nodeSize, line))
  view.focus()
}
