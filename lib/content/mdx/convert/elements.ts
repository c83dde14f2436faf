import type { RootContent } from 'mdast'
import { nameAdvice } from '#lib/content/mdx/validate/advice.ts'
import { definitions, heading, list, quotation, unwrapBlock } from './blocks.ts'
import type { Context, Conversion } from './context.ts'
import { details, figure } from './figures.ts'
import { KEPT, WRAPPERS } from './html-names.ts'
import { listing } from './listings.ts'
import { code, image, kept, link, marked } from './phrases.ts'
import { table } from './tables.ts'
import type { TagNode, TagTreeNode } from './tag-tree.ts'

const unwrapInline: Conversion = (_, inside) => inside

const CONVERSIONS: ReadonlyMap<string, Conversion> = new Map<string, Conversion>([
  ...WRAPPERS.map((name) => [name, unwrapBlock] as const),
  ...KEPT.map((name) => [name, kept] as const),
  ...['big', 'font', 'label', 'nobr', 'picture', 'span'].map((name) => [name, unwrapInline] as const),
  ['a', link],
  ['acronym', (tag, ...rest) => kept({ ...tag, name: 'abbr' }, ...rest)],
  ['b', marked('strong')],
  ['strong', marked('strong')],
  ['i', marked('emphasis')],
  ['em', marked('emphasis')],
  ['del', marked('delete')],
  ['s', marked('delete')],
  ['strike', marked('delete')],
  ['code', code],
  ['tt', code],
  ['br', ({ position }) => [{ type: 'break', position }]],
  ['wbr', kept],
  ['hr', ({ position }) => [{ type: 'thematicBreak', position }]],
  ['img', image],
  ['source', () => []],
  ['pre', listing],
  ['h1', heading(1)],
  ['h2', heading(2)],
  ['h3', heading(3)],
  ['h4', heading(4)],
  ['h5', heading(5)],
  ['h6', heading(6)],
  ['blockquote', quotation],
  ['ul', list],
  ['ol', list],
  ['dl', definitions],
  ['table', table],
  ['details', details],
  ['figure', figure],
])

export function convertAll(nodes: TagTreeNode[], context: Context): RootContent[] {
  return nodes.flatMap((node) => {
    if (node.type === 'tag') return convertPiece(node, context)
    if (node.type !== 'tagText') return [node]
    return [{ type: 'text', value: node.value.replace(/\s+/g, ' '), position: node.position }]
  })
}

function convertPiece(tag: TagNode, context: Context): RootContent[] {
  const conversion = CONVERSIONS.get(tag.name)
  if (!conversion) {
    context.diagnostics.report(tag, nameAdvice(tag.name))
    return []
  }
  noteAttributes(tag, context)
  const tools = { ...context, convert: (nodes: TagTreeNode[]) => convertAll(nodes, context) }
  return conversion(tag, LAZY.has(tag.name) ? [] : tools.convert(tag.children), tools)
}

/** These elements convert their own content; converting it twice would report every diagnostic twice. */
const LAZY = new Set(['details', 'dl', 'figure', 'ol', 'pre', 'table', 'ul'])

function noteAttributes(tag: TagNode, { anchors, diagnostics }: Context) {
  const line = tag.position?.start.line
  for (const [name, value] of tag.attributes) {
    if (name.startsWith('on'))
      diagnostics.report(tag, `Scripts are not allowed in an article. Remove ${name}.`)
    if ((name === 'id' || name === 'name') && line) anchors.push({ id: value, line })
  }
}
