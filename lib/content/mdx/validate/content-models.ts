import type { Jsx } from '#lib/content/mdx/parse/nodes.ts'
import { BLOCKS, type Content, ELEMENTS } from './elements.ts'

/** The content model of each component. Apart from the schemas of their props, so that the editor's parser is small. */
export const COMPONENT_CONTENT = {
  Callout: 'blocks',
  Figure: 'nothing',
  Details: 'blocks',
  Quote: 'blocks',
  Button: 'words',
  LinkCard: 'nothing',
} as const satisfies Record<string, Content>

export type ComponentName = keyof typeof COMPONENT_CONTENT

const COMPONENTS: ReadonlyMap<string, Content> = new Map(Object.entries(COMPONENT_CONTENT))

/** The content model of an element or component; blocks for an unknown one. */
export function contentOf(node: Jsx): Content {
  const name = node.name ?? ''
  return COMPONENTS.get(name) ?? ELEMENTS.get(name)?.content ?? 'blocks'
}

/** Whether an element or component is a block rather than inline. */
export function isBlock(node: Jsx): boolean {
  const name = node.name ?? ''
  return COMPONENTS.has(name) ? name !== 'Button' : !ELEMENTS.has(name) || BLOCKS.has(name)
}
