import type { Blockquote, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { stringAttributes } from './attributes.ts'

const KINDS: Readonly<Record<string, string>> = {
  NOTE: 'note',
  TIP: 'tip',
  IMPORTANT: 'important',
  WARNING: 'warning',
  CAUTION: 'warning',
}

/** Turns GitHub alerts (blockquotes whose first line is `[!NOTE]` or the like) into Callout components. */
export function convertAlerts(tree: Root) {
  visit(tree, 'blockquote', (node, index, parent) => {
    const callout = calloutOf(node)
    if (!callout || !parent || index === undefined) return
    const children: RootContent[] = parent.children
    children[index] = callout
  })
}

function calloutOf(node: Blockquote): RootContent | undefined {
  const [first, ...rest] = node.children
  const [text, ...words] = first?.type === 'paragraph' ? first.children : []
  if (first?.type !== 'paragraph' || text?.type !== 'text') return undefined
  const [mark, name = ''] = /^\[!([A-Z]+)\][ \t]*(\n|$)/.exec(text.value) ?? []
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
  if (!mark || !kind) return undefined
  const value = text.value.slice(mark.length)
  const lead = value || words.length > 0 ? [{ ...first, children: [{ ...text, value }, ...words] }] : []
  const attributes = stringAttributes({ kind })
  const children = [...lead, ...rest]
  return {
    type: 'mdxJsxFlowElement',
    name: 'Callout',
    attributes,
    children,
    position: node.position,
  } as RootContent
}
