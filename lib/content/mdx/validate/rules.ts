import type { Jsx } from '#lib/content/mdx/parse/nodes.ts'
import { COMPONENTS } from './components.ts'
import { BLOCKS, type Content, ELEMENTS } from './elements.ts'

/** What may stand inside an element or component; of an unknown one, blocks. */
export function contentOf(node: Jsx): Content {
  const name = node.name ?? ''
  return (COMPONENTS.get(name) ?? ELEMENTS.get(name))?.content ?? 'blocks'
}

/** Whether it stands for itself between paragraphs instead of within a sentence. */
export function isBlock(node: Jsx): boolean {
  const name = node.name ?? ''
  return COMPONENTS.has(name) ? name !== 'Button' : !ELEMENTS.has(name) || BLOCKS.has(name)
}
