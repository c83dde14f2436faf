import { type Document, isAlias, type Node, visit } from 'yaml'
import type { Diagnostic } from '#lib/core/errors.ts'

/** Every alias, anchor and tag of a document: plain data needs none. */
export function findYamlFeatures(
  document: Document.Parsed,
  placeOf: (node: Node) => Omit<Diagnostic, 'message'>,
): Diagnostic[] {
  const problems: Diagnostic[] = []
  visit(document, {
    Node(_, node) {
      const message = featureIn(node)
      if (message) problems.push({ ...placeOf(node), message })
    },
  })
  return problems
}

function featureIn(node: Node): string | null {
  if (isAlias(node)) return 'References such as *name are not read. Write the value itself.'
  if ('anchor' in node && node.anchor) return 'Anchors such as &name are not read. Write the value itself.'
  return node.tag ? 'Tags such as !name are not read. Write the value alone.' : null
}
