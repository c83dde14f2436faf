import type { Link, Parents, Root } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { mdxExpressionToMarkdown } from 'mdast-util-mdx-expression'
import { mdxJsxToMarkdown } from 'mdast-util-mdx-jsx'
import { defaultHandlers, type Info, type Options, type State, toMarkdown } from 'mdast-util-to-markdown'
import { toString as textOf } from 'mdast-util-to-string'

/** Serialises a tree to MDX. With `bare`, links typed as a bare URL are written as one. */
export function writeMdx(tree: Root, { bare }: { bare: boolean }): string {
  return toMarkdown(tree, bare ? { ...options, handlers: { link: bareLink } } : options)
}

const options: Options = {
  bullet: '-',
  rule: '-',
  listItemIndent: 'one',
  extensions: [gfmToMarkdown(), mdxJsxToMarkdown(), mdxExpressionToMarkdown()],
  // MDX would parse a paragraph that begins with these words as ESM.
  unsafe: [
    { atBreak: true, character: 'i', after: 'mport ' },
    { atBreak: true, character: 'e', after: 'xport ' },
  ],
}

const bareLink = Object.assign(writeLink, { peek: () => '[' })

function writeLink(node: Link, ...rest: [parent: Parents | undefined, state: State, info: Info]): string {
  return node.data?.bare ? textOf(node) : defaultHandlers.link(node, ...rest)
}
