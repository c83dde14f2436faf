import type { Definition, Root, RootContent } from 'mdast'
import type { ParsedBlock } from '#components/admin/editor/rich-text/markdown/parse.ts'

/** What a block refers to outside of itself: link definitions by identifier, and the labels of footnotes. */
export type References = { definitions: ReadonlyMap<string, Definition>; labels: ReadonlySet<string> }

export function referencesIn(blocks: readonly ParsedBlock[]): References {
  const definitions = new Map<string, Definition>()
  const labels = new Set<string>()
  const visit = (node: RootContent | Root) => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
    if (node.type === 'footnoteDefinition') labels.add(node.label ?? node.identifier)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  for (const { tree } of blocks) if (tree) visit(tree)
  return { definitions, labels }
}

/** Stub definitions to put behind a block that is read alone, or its references would read as brackets. */
export function stubsOf({ definitions, labels }: References): string {
  const links = [...definitions.values()].map(
    ({ label, identifier, url, title }) =>
      `[${label ?? identifier}]: <${url.replace(/[<>\n]/g, encodeURIComponent)}>${title ? ` ${JSON.stringify(title)}` : ''}`,
  )
  const notes = [...labels].map((label) => `[^${label}]: note`)
  return [...links, ...notes].map((stub) => `\n\n${stub}`).join('')
}
