import { attribute, type Element, isElement, type Node } from './parsed-html.ts'

const BLOCKS = new Set(
  `blockquote caption dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre section summary table
  tbody td tfoot th thead tr ul`.split(/\s+/),
)

/** Elements that the renderer adds to the writer's text. */
const ADDED = new Set([
  'footnote-ref',
  'footnote-back',
  'footnotes-title',
  'task-mark',
  'code-block-language',
])

/** The article as plain text, one block per line. */
export function plainText(nodes: Node[]): string {
  return textOf(nodes, false)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')
}

function textOf(nodes: Node[], isListing: boolean): string {
  return nodes.map((node) => textOfNode(node, isListing)).join('')
}

function textOfNode(node: Node, isListing: boolean): string {
  if ('value' in node) return isListing ? node.value : node.value.replaceAll('\n', ' ')
  if (!isElement(node) || isAdded(node)) return ''
  if (node.tagName === 'br') return '\n'
  const inside = textOf(node.childNodes, isListing || node.tagName === 'pre')
  return BLOCKS.has(node.tagName) ? `\n${inside}\n` : inside
}

function isAdded(node: Element) {
  return ADDED.has(attribute(node, 'class') ?? '')
}
