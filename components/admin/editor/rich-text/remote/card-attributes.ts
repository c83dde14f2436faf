import type { Node } from 'prosemirror-model'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'
import type { Attribute } from '#components/admin/editor/rich-text/views/component-attributes.ts'
import type { LinkCard } from '#lib/link-cards/views.ts'

/** The attributes of a card in the order of its form; what is empty is left out. */
export function cardAttributes({ href, title, description, site, image }: LinkCard): Attribute[] {
  const optional = Object.entries({ description, site, image }).filter(([, value]) => value !== '')
  return [['href', href], ['title', title], ...optional].map(([name = '', value = '']) => ({
    type: 'mdxJsxAttribute',
    name,
    value,
  }))
}

export function cardNode(card: LinkCard): Node {
  return nodes.linkCard.create({ attributes: cardAttributes(card) })
}

/** An empty card, to be filled in. */
export function emptyCard(): Node {
  return cardNode({ href: '', title: '', description: '', site: '', image: '' })
}
