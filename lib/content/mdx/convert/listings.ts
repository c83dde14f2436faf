import type { Conversion } from './context.ts'
import type { Mixed, Piece } from './tag-tree.ts'

/** Preformatted text: every space counts, marks inside it do not. */
export const listing: Conversion = (piece) => {
  const value = rawText(piece.children).replace(/^\n/, '').replace(/\n$/, '')
  if (value.trim() === '') return []
  return [{ type: 'code', lang: languageOf(piece) ?? null, meta: null, value, position: piece.position }]
}

function languageOf(piece: Piece): string | undefined {
  const candidates = [piece, ...piece.children.filter((child) => child.type === 'piece')]
  for (const { attributes } of candidates) {
    const found = /(?:^|\s)(?:language|lang|highlight-source)-([\w+#.-]+)/.exec(attributes.get('class') ?? '')
    if (found) return found[1]
  }
  return undefined
}

function rawText(nodes: Mixed[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'piece') return node.name === 'br' ? '\n' : rawText(node.children)
      return 'value' in node ? node.value : ''
    })
    .join('')
}
