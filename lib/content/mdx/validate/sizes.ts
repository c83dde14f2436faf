import type { Nodes, Root } from 'mdast'
import { childrenOf } from '#lib/content/mdx/parse/nodes.ts'
import { LIMITS } from '#lib/content/mdx/pool/limits.ts'
import type { Diagnostics } from './diagnostics.ts'

type Totals = { nodes: number; cells: number; references: number }

/** Rejects trees that expand far beyond their source. Iterative, because nesting depth is one of the limits. */
export function checkSizes(tree: Root, diagnostics: Diagnostics) {
  const definitions = new Map<string, number>()
  const totals: Totals = { nodes: 0, cells: 0, references: 0 }
  const uses: string[] = []
  const waiting: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next
    totals.nodes++
    if (node.type === 'table') totals.cells += node.children.length * (node.align?.length ?? 0)
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node.url.length + (node.title?.length ?? 0))
    if (node.type === 'linkReference' || node.type === 'imageReference') uses.push(node.identifier)
    const message = depth > LIMITS.nesting ? TOO_DEEP : excess(totals)
    if (message) return diagnostics.report(node, message)
    for (const child of childrenOf(node)) waiting.push({ node: child, depth: depth + 1 })
  }
  for (const use of uses) totals.references += definitions.get(use) ?? 0
  const message = excess(totals)
  if (message) diagnostics.report(tree, message)
}

const TOO_DEEP = `Elements are nested more than ${LIMITS.nesting} levels deep here. Remove some levels.`

function excess(totals: Totals): string | undefined {
  if (totals.nodes > LIMITS.nodes) return 'The text has too many elements. Split it into several articles.'
  if (totals.cells > LIMITS.tableCells)
    return 'The tables have too many cells in total. Split them, or offer the data as a file.'
  if (totals.references > LIMITS.referenceCharacters)
    return 'Reference definitions are used too often. Use shorter URLs.'
  return undefined
}
