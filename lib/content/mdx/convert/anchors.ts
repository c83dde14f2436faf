import type { Heading, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { headingIds } from '#lib/content/mdx/render/heading-ids.ts'
import type { Context } from './context.ts'

/**
 * Named anchors (`<a name>`, `id`) are dropped, so links to them are pointed at the heading that contains or follows
 * the anchor.
 */
export function repointLinks(tree: Root, anchors: Context['anchors']) {
  if (anchors.length === 0) return
  const headings: Heading[] = []
  visit(tree, 'heading', (node) => void headings.push(node))
  const ids = headingIds(headings.map((heading) => textOf(heading)))
  const targets = new Map(anchors.map(({ id, line }) => [`#${id}`, ids[headingAt(headings, line)]]))
  visit(tree, (node) => {
    if (node.type !== 'link' && node.type !== 'definition') return
    const id = targets.get(node.url)
    if (id) node.url = `#${id}`
  })
}

/** Index of the heading on this line or up to two lines below it, else of the last heading above. */
function headingAt(headings: Heading[], line: number): number {
  const lineOf = (heading: Heading) => heading.position?.start.line ?? 0
  const below = headings.findIndex((heading) => lineOf(heading) >= line && lineOf(heading) <= line + 2)
  return below >= 0 ? below : headings.findLastIndex((heading) => lineOf(heading) < line)
}
