import type { Definition, Image, ImageReference as ImageReferenceNode } from 'mdast'
import { linkTo, wordsFor } from '#lib/import-export/images/alt-text.ts'
import {
  type Edit,
  type ImageReference,
  placeOf,
  type Span,
  spanOf,
} from '#lib/import-export/images/references.ts'

/** A source text, the positions of its URLs, and its reference definitions. */
export type Scene = { source: string; targets: Span[]; definitions: Map<string, Definition> }

/** `![words](address)` */
export function findInImage(node: Image, { source, targets }: Scene, inLink: boolean): ImageReference {
  const whole = spanOf(node)
  // Alt text may contain links with URLs; the image's own URL comes last.
  const target = targets.findLast(({ start, end }) => whole.start < start && end < whole.end)
  return {
    address: target ? node.url : '',
    ...placeOf(node),
    showFrom: (text) => ({ ...(target ?? whole), text }),
    ...substitutes({ source, whole, address: node.url, alt: node.alt ?? '', inLink }),
  }
}

/** `![words][name]`, with `[name]: address` somewhere else. */
export function findInReference(node: ImageReferenceNode, scene: Scene, inLink: boolean): ImageReference[] {
  const definition = scene.definitions.get(node.identifier)
  const around = definition && spanOf(definition)
  const target = around && scene.targets.find(({ start, end }) => around.start < start && end <= around.end)
  if (!target) return []
  const { source } = scene
  const facts = { source, whole: spanOf(node), address: definition.url, alt: node.alt ?? '', inLink }
  return [
    {
      address: definition.url,
      ...placeOf(node),
      showFrom: (text) => ({ ...target, text }),
      ...substitutes(facts),
    },
  ]
}

type Facts = { source: string; whole: Span; address: string; alt: string; inLink: boolean }

function substitutes({ source, whole, address, alt, inLink }: Facts) {
  const wordsInstead = (): Edit => ({ ...whole, text: wordsFor(alt) })
  // Without its exclamation mark, an image is a link to it with the same text and title.
  const link = alt.trim() ? source.slice(whole.start + 1, whole.end) : linkTo(address, '')
  return { wordsInstead, linkInstead: inLink ? wordsInstead : () => ({ ...whole, text: link }) }
}
