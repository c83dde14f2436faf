import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

export type Node = DefaultTreeAdapterTypes.ChildNode
export type Element = DefaultTreeAdapterTypes.Element
export type ParsedHtml = { nodes: Node[]; errors: string[] }

/** Parses rendered HTML as a browser would, and collects parse errors and repairs. */
export function parseHtml(html: string): ParsedHtml {
  const errors: string[] = []
  const { childNodes } = parseFragment(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine, startCol }) => errors.push(`${code} at ${startLine}:${startCol}`),
  })
  const found = [...elementsOf(childNodes)].filter((node) => node.tagName !== 'tbody').length
  const written = html.match(/<(?!tbody>)[a-z]/g)?.length ?? 0
  if (found !== written) errors.push(`${written} elements that are read as ${found}`)
  return { nodes: childNodes, errors }
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value
}

export function* elementsOf(nodes: Node[]): Generator<Element> {
  for (const node of nodes) {
    if (!isElement(node)) continue
    yield node
    yield* elementsOf(node.childNodes)
  }
}
