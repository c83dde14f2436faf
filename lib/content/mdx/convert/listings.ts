import type { Conversion } from './context.ts'
import type { TagNode, TagTreeNode } from './tag-tree.ts'

/** Converts `pre` to a code block. White space is significant; inline markup is dropped. */
export const listing: Conversion = (tag) => {
  const value = rawText(tag.children).replace(/^\n/, '').replace(/\n$/, '')
  if (value.trim() === '') return []
  return [{ type: 'code', lang: languageOf(tag) ?? null, meta: null, value, position: tag.position }]
}

function languageOf(tag: TagNode): string | undefined {
  const candidates = [tag, ...tag.children.filter((child) => child.type === 'tag')]
  for (const { attributes } of candidates) {
    const found = /(?:^|\s)(?:language|lang|highlight-source)-([\w+#.-]+)/.exec(attributes.get('class') ?? '')
    if (found) return found[1]
  }
  return undefined
}

function rawText(nodes: TagTreeNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'tag') return node.name === 'br' ? '\n' : rawText(node.children)
      return 'value' in node ? node.value : ''
    })
    .join('')
}
