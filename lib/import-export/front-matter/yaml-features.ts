import { type Document, isAlias, type Node, visit } from 'yaml'
import type { Diagnostic } from '#lib/core/errors.ts'

/** Reports every YAML alias, anchor and tag: front matter is plain data. */
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
  if (isAlias(node)) return 'YAML aliases such as *name are not supported. Write the value itself.'
  if ('anchor' in node && node.anchor)
    return 'YAML anchors such as &name are not supported. Write the value itself.'
  return node.tag ? 'YAML tags such as !name are not supported. Write the value without the tag.' : null
}
