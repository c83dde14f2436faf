import type { Paragraph, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { type HtmlElement, isJsx, type Jsx } from '#lib/content/mdx/parse/nodes.ts'
import { ELEMENTS } from '#lib/content/mdx/validate/elements.ts'

const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['colspan', 'colSpan'],
  ['rowspan', 'rowSpan'],
  ['datetime', 'dateTime'],
])

/** Turns validated HTML elements into ordinary nodes, so that later steps treat them like Markdown's own. */
export function normaliseElements(tree: Root) {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined || !isJsx(node) || !ELEMENTS.has(node.name ?? '')) return
    const children: RootContent[] = parent.children
    children[index] = toHtmlElement(node)
    return index
  })
  visit(tree, 'paragraph', keepParagraph)
}

function toHtmlElement(node: Jsx): HtmlElement {
  const given = node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
      ? [[PROPERTIES.get(attribute.name) ?? attribute.name, attribute.value]]
      : [],
  )
  const data = { hName: node.name ?? '', hProperties: Object.fromEntries(given) }
  return { type: 'htmlElement', data, children: tight(node), position: node.position }
}

/** Unwraps a single paragraph in a cell or definition. */
function tight({ children }: Jsx): RootContent[] {
  const [only, ...others] = children
  return only?.type === 'paragraph' && others.length === 0 ? only.children : children
}

/** The MDX compiler would unwrap a paragraph that contains only a button. */
function keepParagraph(node: Paragraph) {
  if (!node.children.some(isJsx)) return
  Object.assign(node, { type: 'htmlElement', data: { hName: 'p', hProperties: {} } })
}
