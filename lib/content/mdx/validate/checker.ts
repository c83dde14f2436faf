import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { childrenOf, isJsx } from '#lib/content/mdx/parse/nodes.ts'
import type { Diagnostic } from '#lib/core/errors.ts'
import { addressProblem } from './addresses.ts'
import { firstForbidden, forbidden } from './characters.ts'
import { Diagnostics } from './diagnostics.ts'
import { checkJsx, isInteractive } from './jsx.ts'
import { checkSizes } from './sizes.ts'

/**
 * Validates a normalised tree and returns diagnostics in text order. Strictly an allow-list: an unknown node type is
 * rejected.
 */
export function checkTree(tree: Root): Diagnostic[] {
  const diagnostics = new Diagnostics()
  checkSizes(tree, diagnostics)
  if (diagnostics.list.length > 0) return diagnostics.list
  checkNode(tree, diagnostics, [])
  checkImageReferences(tree, diagnostics)
  return diagnostics.sorted()
}

function checkNode(node: Nodes, diagnostics: Diagnostics, above: readonly Nodes[]) {
  if (isJsx(node)) checkJsx(node, diagnostics, above)
  else checkMarkdown(node, diagnostics, above)
  const inside = [...above, node]
  for (const child of childrenOf(node)) checkNode(child, diagnostics, inside)
}

const MARKDOWN = new Set(
  `root paragraph heading text emphasis strong delete inlineCode code blockquote list listItem thematicBreak break link
  image linkReference imageReference definition footnoteReference footnoteDefinition table tableRow tableCell`.split(
    /\s+/,
  ),
)

function checkMarkdown(node: Nodes, diagnostics: Diagnostics, above: readonly Nodes[]) {
  if (!MARKDOWN.has(node.type)) return diagnostics.report(node, refusal(node))
  for (const value of Object.values(node)) {
    const character = typeof value === 'string' && firstForbidden(value)
    if (character) diagnostics.report(node, forbidden(character))
  }
  const message = 'url' in node && addressProblem(node.url, node.type === 'image' ? 'image' : 'link')
  if (message) diagnostics.report(node, message)
  if (isInteractive(node) && above.some(isInteractive))
    diagnostics.report(node, 'A link cannot be inside another link or button. Remove one of them.')
}

function refusal(node: Nodes): string {
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
    return 'Braces begin a JavaScript expression, which is not allowed here. Write \\{ for a literal brace.'
  if (node.type === 'html') return 'HTML is not allowed here. Use Markdown or a component.'
  return 'This is not allowed here. Use Markdown or a component.'
}

/** Definitions are validated as links; one that an image uses must also be valid for images. */
function checkImageReferences(tree: Root, diagnostics: Diagnostics) {
  const shown = new Set<string>()
  visit(tree, 'imageReference', (node) => void shown.add(node.identifier))
  visit(tree, 'definition', (node) => {
    const message = shown.has(node.identifier) && addressProblem(node.url, 'image')
    if (message) diagnostics.report(node, message)
  })
}
