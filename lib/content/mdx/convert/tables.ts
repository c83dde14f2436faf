import type { PhrasingContent, RootContent, TableRow } from 'mdast'
import { isPhrase } from '#lib/content/mdx/parse/paragraphs.ts'
import { blocksOf, element, isEmpty, partsOf } from './blocks.ts'
import type { Conversion, Tools } from './context.ts'
import type { TagNode } from './tag-tree.ts'
import { joinLines, trim } from './trim.ts'

type Cell = { tag: TagNode; inside: RootContent[] }

/** Converts a table to Markdown where Markdown can express it; any other table stays HTML. */
export const table: Conversion = (tag, _, tools) => {
  const rows = rowsOf(tag, tools)
  const cells = rows.map((row) => cellsOf(row, tools))
  if (cells.length === 0) return []
  if (!isSimple(tag, cells)) return [asElements(tag, tools)]
  const children = cells.map(rowOf)
  return [{ type: 'table', align: cells[0]?.map(() => null) ?? [], children, position: tag.position }]
}

const SECTIONS = ['thead', 'tbody', 'tfoot']

function rowsOf(tag: TagNode, tools: Tools): TagNode[] {
  return partsOf(tag, ['caption', 'colgroup', 'tr', ...SECTIONS], tools).flatMap((part) => {
    if (part.name === 'tr') return [part]
    return SECTIONS.includes(part.name) ? partsOf(part, ['tr'], tools) : []
  })
}

function cellsOf(row: TagNode, tools: Tools): Cell[] {
  return partsOf(row, ['th', 'td'], tools).map((tag) => ({
    tag,
    inside: inline(tools.convert(tag.children)),
  }))
}

/** Unwraps a paragraph that is the only content of a cell. */
function inline(inside: RootContent[]): RootContent[] {
  const [only, ...others] = inside.filter((node) => node.type !== 'text' || node.value.trim() !== '')
  return only?.type === 'paragraph' && others.length === 0 ? only.children : inside
}

/** Whether a table has one header row, then rows of equal length with inline content only. */
function isSimple(tag: TagNode, [head = [], ...body]: Cell[][]): boolean {
  const hasCaption = tag.children.some((child) => child.type === 'tag' && child.name === 'caption')
  const isPlain = ({ tag: cell, inside }: Cell) =>
    inside.every(isPhrase) && !cell.attributes.has('colspan') && !cell.attributes.has('rowspan')
  return (
    !hasCaption &&
    head.length > 0 &&
    head.every((cell) => cell.tag.name === 'th' && isPlain(cell)) &&
    body.every(
      (row) => row.length === head.length && row.every((cell) => cell.tag.name === 'td' && isPlain(cell)),
    )
  )
}

function rowOf(cells: Cell[]): TableRow {
  const children = cells.map(({ tag, inside }) => ({
    type: 'tableCell' as const,
    children: trim(inside.filter((node): node is PhrasingContent => isPhrase(node))).map(joinLines),
    position: tag.position,
  }))
  return { type: 'tableRow', children, position: cells[0]?.tag.position }
}

function asElements(tag: TagNode, tools: Tools): RootContent {
  const children = tag.children.flatMap((child): RootContent[] => {
    if (child.type !== 'tag' || isEmpty(child) || child.name === 'colgroup') return []
    if (['caption', 'th', 'td'].includes(child.name))
      return [element(child, blocksOf(tools.convert(child.children)))]
    return [asElements(child, tools)]
  })
  return element(tag, children)
}
