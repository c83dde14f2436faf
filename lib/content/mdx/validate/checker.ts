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
 * What may not be published in a shaped tree, in the order of the text. Everything is an allow-list: a node of a kind
 * that is not known here is refused.
 */
export function checkTree(tree: Root): Diagnostic[] {
  const diagnostics = new Diagnostics()
  checkSizes(tree, diagnostics)
  if (diagnostics.list.length > 0) return diagnostics.list
  checkNode(tree, diagnostics, [])
  checkPictureReferences(tree, diagnostics)
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
  const message = 'url' in node && addressProblem(node.url, node.type === 'image' ? 'picture' : 'link')
  if (message) diagnostics.report(node, message)
  if (isInteractive(node) && above.some(isInteractive))
    diagnostics.report(node, 'A link cannot stand inside another link or button. Take one of them out.')
}

function refusal(node: Nodes): string {
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
    return 'Braces begin a program expression, which is not allowed here. Write \\{ for a plain brace.'
  if (node.type === 'html') return 'HTML is not allowed here. Use Markdown or a component.'
  return 'This is not allowed here. Use Markdown or a component.'
}

/** A definition is checked as a link; one that a picture uses must be good for a picture too. */
function checkPictureReferences(tree: Root, diagnostics: Diagnostics) {
  const shown = new Set<string>()
  visit(tree, 'imageReference', (node) => void shown.add(node.identifier))
  visit(tree, 'definition', (node) => {
    const message = shown.has(node.identifier) && addressProblem(node.url, 'picture')
    if (message) diagnostics.report(node, message)
  })
}
