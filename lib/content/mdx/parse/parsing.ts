import type { Root } from 'mdast'
import { type Extension, fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mdxExpressionFromMarkdown } from 'mdast-util-mdx-expression'
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx'
import { gfm } from 'micromark-extension-gfm'
import { mdxExpression } from 'micromark-extension-mdx-expression'
import { mdxJsx } from 'micromark-extension-mdx-jsx'
import { mdxMd } from 'micromark-extension-mdx-md'

// One tilde stays a tilde: "~10 to ~20".
const flavour = gfm({ singleTilde: false })

/**
 * The syntax tree of an MDX text. Braces are read without a JavaScript parser: what stands in them is refused anyway,
 * and each one then has its own position. A listener hears of tokens that leave no trace in the tree. Throws a VFileMessage
 * where the text is not MDX.
 */
export function parseMdx(source: string, listener: Extension = {}): Root {
  return fromMarkdown(source, {
    extensions: [flavour, mdxMd(), mdxJsx(), mdxExpression()],
    mdastExtensions: [gfmFromMarkdown(), mdxJsxFromMarkdown(), mdxExpressionFromMarkdown(), listener],
  })
}

/** The syntax tree of a GitHub-flavoured Markdown text, HTML left as it stands. */
export function parseMarkdown(source: string, listener: Extension = {}): Root {
  return fromMarkdown(source, { extensions: [flavour], mdastExtensions: [gfmFromMarkdown(), listener] })
}

/** Makes links of bare addresses in text that was not read as Markdown. */
export function linkAddresses(tree: Root) {
  for (const { transforms } of gfmFromMarkdown()) for (const transform of transforms ?? []) transform(tree)
}
