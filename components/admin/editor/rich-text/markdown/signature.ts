import type { Mark, Node } from 'prosemirror-model'
import { isBlank } from '#components/admin/editor/rich-text/markdown/write.ts'
import { marks, nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/**
 * What a block says, without how it is spelt: two blocks with the same signature look the same to readers. Leaves out
 * empty paragraphs, spaces at the ends of a line, and whether a space is emphasised.
 */
export function signatureOf(node: Node): string {
  return JSON.stringify(describe(node))
}

function describe(node: Node): unknown {
  const { type } = node
  if (type === nodes.code || type === nodes.raw) return [type.name, meaningOf(node), node.textContent]
  if (node.inlineContent) return [type.name, meaningOf(node), describeLine(node)]
  const inside = node.children.filter((child) => !isBlank(child)).map(describe)
  return [type.name, meaningOf(node), ...inside]
}

const SPELLING = new Set(['spread', 'syntax', 'reference', 'bare', 'tag', 'colspan', 'rowspan', 'colwidth'])

function meaningOf({ attrs }: Node | Mark): unknown {
  return Object.entries(attrs).filter(([name]) => !SPELLING.has(name))
}

function describeLine(node: Node): unknown {
  const parts: [key: string, text: string][] = []
  for (const child of node.children)
    for (const [key, text] of splitSpaces(child)) {
      const last = parts.at(-1)
      if (last?.[0] === key) last[1] += text
      else parts.push([key, text])
    }
  return trimEnds(parts)
}

/** Words and spaces apart, each with its marks. */
function splitSpaces(child: Node): [string, string][] {
  if (!child.isText) return [[keyOf(child.marks), JSON.stringify([child.type.name, meaningOf(child)])]]
  if (marks.inlineCode.isInSet(child.marks)) return [[keyOf(child.marks), child.text ?? '']]
  const loose = child.marks.filter(
    ({ type }) => type !== marks.strong && type !== marks.em && type !== marks.strike,
  )
  return (child.text?.match(/[ \t\n]+|[^ \t\n]+/g) ?? []).map((text) =>
    /^[ \t\n]/.test(text) ? [keyOf(loose), ' '] : [keyOf(child.marks), text],
  )
}

function keyOf(all: readonly Mark[]): string {
  return JSON.stringify(all.map((mark) => [mark.type.name, meaningOf(mark)]))
}

function trimEnds(parts: [string, string][]): [string, string][] {
  const trimmed = parts.map(([key, text]): [string, string] => [key, text.replace(/ +/g, ' ')])
  const [first] = trimmed
  const last = trimmed.at(-1)
  if (first) first[1] = first[1].replace(/^ /, '')
  if (last) last[1] = last[1].replace(/ $/, '')
  return trimmed.filter(([, text]) => text !== '')
}
