import GithubSlugger from 'github-slugger'
import type { Element, Root } from 'hast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'

/** Ids that a page or its scripts may use themselves. */
const TAKEN =
  /^(_.*|(foot)?note(s|-.*)?|constructor|prototype|main|content|contents|top|title|header|footer|nav|menu|search|share|theme|toc|recent|comments)$/

/** Gives every heading an id made from its words and a link to itself, and points links of the text at them. */
export function anchorHeadings(tree: Root) {
  const slugger = new GithubSlugger()
  const renamed = new Map<string, string>()
  visit(tree, 'element', (node) => {
    if (!/^h[2-6]$/.test(node.tagName) || node.properties.id) return
    const text = textOf(node)
    const slug = slugger.slug(text)
    const id = slug === '' || TAKEN.test(slug) ? slugger.slug(`section-${slug}`) : slug
    if (id !== slug) renamed.set(`#${slug}`, `#${id}`)
    node.properties.id = id
    node.properties.anchor = `Link to “${text.trim()}”`
  })
  visit(tree, 'element', (node) => follow(node, renamed))
}

function follow(node: Element, renamed: Map<string, string>) {
  const target = node.tagName === 'a' && renamed.get(String(node.properties.href))
  if (target) node.properties.href = target
}
