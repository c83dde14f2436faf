import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { parseMdx } from '#lib/content/mdx/parse/parsing.ts'

/** The text of the first heading in valid MDX; null when there is none. */
export function firstHeading(mdx: string): string | null {
  const heading = find(parseMdx(mdx))
  return heading ? textOf(heading).replace(/\s+/g, ' ').trim() || null : null
}

function find(node: Nodes): Nodes | null {
  if (node.type === 'heading') return node
  const children = 'children' in node ? node.children : []
  for (const child of children) {
    const heading = find(child)
    if (heading) return heading
  }
  return null
}
