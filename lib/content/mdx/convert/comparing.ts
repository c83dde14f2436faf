import type { Nodes, Root } from 'mdast'
import { childrenOf } from '#lib/content/mdx/parse/nodes.ts'

/** The first block that differs between two trees, or undefined when they are equivalent. */
export function firstDifference(tree: Root, other: Root): Nodes | undefined {
  const theirs = other.children.map(signature)
  const index = tree.children.findIndex((node, at) => signature(node) !== theirs[at])
  if (index >= 0) return tree.children[index]
  return theirs.length === tree.children.length ? undefined : tree
}

const FIELDS = [
  'depth',
  'ordered',
  'start',
  'checked',
  'lang',
  'meta',
  'url',
  'title',
  'alt',
  'identifier',
  'name',
] as const

/** The meaning of a node without its position or the syntax it was typed in. */
function signature(node: Nodes): string {
  if (node.type === 'text') return node.value.replace(/\s+/g, ' ')
  const record = new Map<string, unknown>(Object.entries(node))
  const fields = FIELDS.map((field) => record.get(field) ?? '').join('|')
  const attributes =
    'attributes' in node && Array.isArray(node.attributes)
      ? node.attributes.map(attributeSignature).join(' ')
      : ''
  const inside = childrenOf(node).map(signature).join('')
  return `<${node.type} ${fields} ${attributes}>${record.get('value') ?? ''}${inside}</>`
}

function attributeSignature(attribute: { name?: string; value?: unknown }) {
  return `${attribute.name}=${JSON.stringify(attribute.value)}`
}
