import type { BlockContent, DefinitionContent, Link, Parents } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { mdxExpressionToMarkdown } from 'mdast-util-mdx-expression'
import { type MdxJsxFlowElement, mdxJsxToMarkdown } from 'mdast-util-mdx-jsx'
import {
  defaultHandlers,
  type Handle,
  type Info,
  type Options,
  type State,
  toMarkdown,
} from 'mdast-util-to-markdown'
import { toString as textOf } from 'mdast-util-to-string'
import type { MarkdownStyle } from '#components/admin/editor/rich-text/markdown/style.ts'

const jsx = mdxJsxToMarkdown()

/** A block of the syntax tree as MDX, in the style of the text around it, without a line end. */
export function serialise(
  node: BlockContent | DefinitionContent,
  { lineEnd: _, ...style }: MarkdownStyle,
): string {
  const text = toMarkdown({ type: 'root', children: [node] }, { ...options, ...style })
  return text.replace(/\n$/, '')
}

const options: Options = {
  listItemIndent: 'one',
  extensions: [
    gfmToMarkdown({ tablePipeAlign: false, singleTilde: false } as object),
    jsx,
    mdxExpressionToMarkdown(),
  ],
  handlers: { link: bareLink(), mdxJsxFlowElement: writeComponent },
}

function bareLink(): Handle {
  const write = (node: Link, ...rest: [parent: Parents | undefined, state: State, info: Info]) =>
    node.data?.bare && isAddress(node) ? textOf(node) : defaultHandlers.link(node, ...rest)
  return Object.assign(write, { peek: () => '[' })
}

/** Whether the words alone become this link. */
function isAddress(node: Link): boolean {
  const words = textOf(node)
  return [words, `http://${words}`, `mailto:${words}`].includes(node.url) && !node.title
}

/** The content of a component stands at its margin, not indented, with a line for each tag. */
function writeComponent(
  node: MdxJsxFlowElement,
  parent: Parents | undefined,
  state: State,
  info: Info,
): string {
  const empty: MdxJsxFlowElement = { ...node, children: [] }
  const alone = jsx.handlers?.mdxJsxFlowElement?.(empty, parent, state, info) ?? ''
  const tag = alone.trim()
  if (node.name === 'Figure' || node.name === 'LinkCard') return tag
  const exit = state.enter('mdxJsxFlowElement')
  const content = state.containerFlow(node, info)
  exit()
  return `${tag.replace(/\s*\/>$/, '>')}\n${content}${content && '\n'}</${node.name}>`
}
