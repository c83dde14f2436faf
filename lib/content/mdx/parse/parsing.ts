import type { Root } from 'mdast'
import { type Extension, fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mdxExpressionFromMarkdown } from 'mdast-util-mdx-expression'
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx'
import { gfm } from 'micromark-extension-gfm'
import { mdxExpression } from 'micromark-extension-mdx-expression'
import { mdxJsx } from 'micromark-extension-mdx-jsx'
import { mdxMd } from 'micromark-extension-mdx-md'

// A single tilde stays a tilde, as in "~10 to ~20".
const flavour = gfm({ singleTilde: false })

/**
 * Parses MDX to a syntax tree. Expressions are parsed without a JavaScript parser: they are rejected anyway, and each
 * keeps its own position. `listener` sees tokens that leave no trace in the tree. Throws a VFileMessage when the text
 * is not valid MDX.
 */
export function parseMdx(source: string, listener: Extension = {}): Root {
  return fromMarkdown(source, {
    extensions: [flavour, mdxMd(), mdxJsx(), mdxExpression()],
    mdastExtensions: [gfmFromMarkdown(), mdxJsxFromMarkdown(), mdxExpressionFromMarkdown(), listener],
  })
}

/** Parses GitHub Flavored Markdown to a syntax tree. HTML nodes are left as they are. */
export function parseMarkdown(source: string, listener: Extension = {}): Root {
  return fromMarkdown(source, { extensions: [flavour], mdastExtensions: [gfmFromMarkdown(), listener] })
}

/** Autolinks bare URLs in text that did not come from the Markdown parser. */
export function linkAddresses(tree: Root) {
  for (const { transforms } of gfmFromMarkdown()) for (const transform of transforms ?? []) transform(tree)
}
