import type { BlockContent, DefinitionContent, ListItem, PhrasingContent, TableRow } from 'mdast'
import type { Node } from 'prosemirror-model'
import { serialise } from '#components/admin/editor/rich-text/markdown/serialise.ts'
import type { MarkdownStyle } from '#components/admin/editor/rich-text/markdown/style.ts'
import { writeInline } from '#components/admin/editor/rich-text/markdown/write-inline.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** A block as MDX, without a line end. Empty for a paragraph that Markdown has no words for. */
export function writeBlock(node: Node, style: MarkdownStyle): string {
  if (node.type === nodes.raw) return withLineEnds(node.textContent, style)
  if (isBlank(node)) return ''
  const [written] = write(node)
  return written ? withLineEnds(serialise(written, style), style) : ''
}

function withLineEnds(text: string, { lineEnd }: MarkdownStyle): string {
  return lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd)
}

/** Whether Markdown has no way to write it: an empty paragraph between blocks. */
export function isBlank(node: Node): boolean {
  return node.type === nodes.paragraph && node.content.size === 0
}

type Block = BlockContent | DefinitionContent

function write(node: Node): Block[] {
  const { attrs } = node
  switch (node.type) {
    case nodes.paragraph:
      return isBlank(node) ? [] : [{ type: 'paragraph', children: lineOf(node) }]
    case nodes.heading:
      return [{ type: 'heading', depth: attrs.level, children: lineOf(node) }]
    case nodes.blockquote:
      return [{ type: 'blockquote', children: writeAll(node) }]
    case nodes.list:
      return [writeList(node)]
    case nodes.code:
      return [{ type: 'code', lang: attrs.lang || null, meta: attrs.meta || null, value: node.textContent }]
    case nodes.rule:
      return [{ type: 'thematicBreak' }]
    case nodes.table:
      return [writeTable(node)]
    case nodes.figure:
      return [writeFigure(node)]
    case nodes.linkCard:
      return [{ type: 'mdxJsxFlowElement', name: 'LinkCard', attributes: attrs.attributes, children: [] }]
    case nodes.component:
      return [
        {
          type: 'mdxJsxFlowElement',
          name: attrs.name,
          attributes: attrs.attributes,
          children: writeAll(node),
        },
      ]
    case nodes.footnote:
      return [
        {
          type: 'footnoteDefinition',
          identifier: attrs.label.toLowerCase(),
          label: attrs.label,
          children: writeAll(node),
        },
      ]
    default:
      return [{ type: 'html', value: node.textContent }]
  }
}

function writeAll(node: Node): Block[] {
  return node.children.flatMap(write)
}

/** Spaces at the ends of a line have no meaning in Markdown. */
function lineOf(node: Node): PhrasingContent[] {
  const line = writeInline(node)
  const [first] = line
  const last = line.at(-1)
  if (first?.type === 'text') first.value = first.value.replace(/^[ \t]+/, '')
  if (last?.type === 'text') last.value = last.value.replace(/[ \t]+$/, '')
  return line.filter((part) => part.type !== 'text' || part.value !== '')
}

function writeList({ attrs, children }: Node): Block {
  return {
    type: 'list',
    ordered: attrs.ordered,
    start: attrs.ordered ? attrs.start : null,
    spread: attrs.spread,
    children: children.map(
      (item): ListItem => ({
        type: 'listItem',
        checked: item.attrs.checked,
        spread: item.attrs.spread,
        children: writeAll(item),
      }),
    ),
  }
}

function writeTable(table: Node): Block {
  const rows = table.children.map(
    (row): TableRow => ({
      type: 'tableRow',
      children: row.children.map((cell) => ({ type: 'tableCell', children: lineOf(cell) })),
    }),
  )
  const align = table.firstChild?.children.map((cell) => cell.attrs.align) ?? []
  return { type: 'table', align, children: rows }
}

/** A picture that Markdown has the words for is written as Markdown, if it was before. */
function writeFigure({ attrs: { src, alt, caption, credit, width, syntax } }: Node): Block {
  if (syntax === 'markdown' && !credit && !width)
    return { type: 'paragraph', children: [{ type: 'image', url: src, alt, title: caption || null }] }
  const given = Object.entries({ caption, credit, width }).filter(([, value]) => value !== '')
  const attributes = [['src', src], ['alt', alt], ...given].map(([name = '', value = '']) => ({
    type: 'mdxJsxAttribute' as const,
    name,
    value,
  }))
  return { type: 'mdxJsxFlowElement', name: 'Figure', attributes, children: [] }
}
