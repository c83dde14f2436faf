import { fromMarkdown } from 'mdast-util-from-markdown'
import { type MdxJsxFlowElement, mdxJsxFromMarkdown, mdxJsxToMarkdown } from 'mdast-util-mdx-jsx'
import { toMarkdown } from 'mdast-util-to-markdown'
import { mdxJsx } from 'micromark-extension-mdx-jsx'

/** A picture in the text with what is said of it. Empty: not said. */
export type FigureWords = { src: string; alt: string; caption: string; credit: string; width: string }

export function figureOf({ src, alt }: { src: string; alt: string }): FigureWords {
  return { src, alt, caption: '', credit: '', width: '' }
}

/** The picture as a node of the text's tree. Its description always stands there, so that it can be found and filled in. */
export function figureNode({ src, alt, ...optional }: FigureWords): MdxJsxFlowElement {
  const given = Object.entries(optional).filter(([, value]) => value.trim() !== '')
  const attributes = [['src', src], ['alt', alt], ...given].map(([name = '', value = '']) => ({
    type: 'mdxJsxAttribute' as const,
    name,
    value,
  }))
  return { type: 'mdxJsxFlowElement', name: 'Figure', attributes, children: [] }
}

/** The picture as it is written in the text. */
export function figureMdx(words: FigureWords): string {
  const tree = { type: 'root' as const, children: [figureNode(words)] }
  return toMarkdown(tree, { extensions: [mdxJsxToMarkdown()] }).trim()
}

export type FoundFigure = { from: number; to: number; words: FigureWords }

/** Where a text shows this picture as a figure, the last time it does, and what it says of it; null when it does not. */
export function findFigure(text: string, src: string): FoundFigure | null {
  const from = text.lastIndexOf('<Figure', text.lastIndexOf(`src="${src}"`))
  if (from < 0) return null
  const [block = ''] = text.slice(from).split(/\r?\n[^\S\n]*\r?\n/, 1)
  const node = parse(block)
  const to = node?.position?.end.offset
  const words = node && wordsOf(node)
  return words?.src === src && to !== undefined ? { from, to: from + to, words } : null
}

function parse(block: string): MdxJsxFlowElement | undefined {
  try {
    const tree = fromMarkdown(block, { extensions: [mdxJsx()], mdastExtensions: [mdxJsxFromMarkdown()] })
    return tree.children.find((node) => node.type === 'mdxJsxFlowElement')
  } catch {
    // A tag that is being written is no figure yet.
    return undefined
  }
}

function wordsOf({ attributes }: MdxJsxFlowElement): FigureWords {
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

/** What is written between two parts of a text so that a block stands for itself there, with a blank line around it. */
export function asBlock(before: string, block: string, after: string): string {
  const above = /(?:^|\n[^\S\n]*\n)[^\S\n]*$/.test(before) ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  const below = /^[^\S\n]*(?:$|\n[^\S\n]*(?:\n|$))/.test(after) ? '' : after.startsWith('\n') ? '\n' : '\n\n'
  return above + block + below
}
