import type { Element, Root } from 'hast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { headingIds, plainSlugs } from './heading-ids.ts'

/** Adds an id and a self-link to every heading, and redirects links that use the plain GitHub slug. */
export function anchorHeadings(tree: Root) {
  const headings: Element[] = []
  visit(tree, 'element', (node) => {
    if (/^h[2-6]$/.test(node.tagName) && !node.properties.id) headings.push(node)
  })
  const texts = headings.map((heading) => textOf(heading).trim())
  const ids = headingIds(texts)
  for (const [index, { properties }] of headings.entries()) {
    properties.id = ids[index]
    properties.anchor = `Link to “${texts[index]}”`
  }
  const renamed = new Map(plainSlugs(texts).map((slug, index) => [`#${slug}`, `#${ids[index]}`]))
  visit(tree, 'element', (node) => follow(node, renamed))
}

function follow({ tagName, properties }: Element, renamed: ReadonlyMap<string, string>) {
  const target = tagName === 'a' ? renamed.get(String(properties.href)) : undefined
  if (target) properties.href = target
}
