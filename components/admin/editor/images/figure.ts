import { fromMarkdown } from 'mdast-util-from-markdown'
import { type MdxJsxFlowElement, mdxJsxFromMarkdown, mdxJsxToMarkdown } from 'mdast-util-mdx-jsx'
import { toMarkdown } from 'mdast-util-to-markdown'
import { mdxJsx } from 'micromark-extension-mdx-jsx'

/** The attributes of a <Figure>. Empty: not set. */
export type FigureFields = { src: string; alt: string; caption: string; credit: string; width: string }

export function figureOf({ src, alt }: { src: string; alt: string }): FigureFields {
  return { src, alt, caption: '', credit: '', width: '' }
}

/** The figure as an mdast node. `alt` is always written, so that it can be found and filled in. */
export function figureNode({ src, alt, ...optional }: FigureFields): MdxJsxFlowElement {
  const given = Object.entries(optional).filter(([, value]) => value.trim() !== '')
  const attributes = [['src', src], ['alt', alt], ...given].map(([name = '', value = '']) => ({
    type: 'mdxJsxAttribute' as const,
    name,
    value,
  }))
  return { type: 'mdxJsxFlowElement', name: 'Figure', attributes, children: [] }
}

/** The figure as MDX. */
export function figureMdx(figure: FigureFields): string {
  const tree = { type: 'root' as const, children: [figureNode(figure)] }
  return toMarkdown(tree, { extensions: [mdxJsxToMarkdown()] }).trim()
}

export type FoundFigure = { from: number; to: number; figure: FigureFields }

/** The last <Figure> of this image in a text, with its range; null when there is none. */
export function findFigure(text: string, src: string): FoundFigure | null {
  const from = text.lastIndexOf('<Figure', text.lastIndexOf(`src="${src}"`))
  if (from < 0) return null
  const [block = ''] = text.slice(from).split(/\r?\n[^\S\n]*\r?\n/, 1)
  const node = parse(block)
  const to = node?.position?.end.offset
  const figure = node && fieldsOf(node)
  return figure?.src === src && to !== undefined ? { from, to: from + to, figure } : null
}

function parse(block: string): MdxJsxFlowElement | undefined {
  try {
    const tree = fromMarkdown(block, { extensions: [mdxJsx()], mdastExtensions: [mdxJsxFromMarkdown()] })
    return tree.children.find((node) => node.type === 'mdxJsxFlowElement')
  } catch {
    // An unfinished tag is not a figure yet.
    return undefined
  }
}

function fieldsOf({ attributes }: MdxJsxFlowElement): FigureFields {
  const read = (wanted: string) => {
    const found = attributes.find((given) => given.type === 'mdxJsxAttribute' && given.name === wanted)
    return typeof found?.value === 'string' ? found.value : ''
  }
  return {
    src: read('src'),
    alt: read('alt'),
    caption: read('caption'),
    credit: read('credit'),
    width: read('width'),
  }
}

/** A block with the line breaks that separate it from the text before and after by a blank line. */
export function asBlock(before: string, block: string, after: string): string {
  const above = /(?:^|\n[^\S\n]*\n)[^\S\n]*$/.test(before) ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  const below = /^[^\S\n]*(?:$|\n[^\S\n]*(?:\n|$))/.test(after) ? '' : after.startsWith('\n') ? '\n' : '\n\n'
  return above + block + below
}
