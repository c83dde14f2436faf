import { Fragment, type Node, Slice } from 'prosemirror-model'
import { tidy } from '#components/admin/editor/rich-text/paste/tidy-slice.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Pasted content as the text takes it: only paragraphs flow into those around the caret, other blocks stay whole. */
export function shape({ content, openStart, openEnd }: Slice): Slice {
  const { firstChild, lastChild, childCount } = content
  const depth = (block: Node | null, open: number) => {
    if (!block || block.isInline) return 0
    const flows = block.type === nodes.paragraph || (childCount === 1 && block.type === nodes.heading)
    return flows ? Math.min(1, open) : 0
  }
  return new Slice(tidy(content), depth(firstChild, openStart), depth(lastChild, openEnd))
}

/** Content for one line, such as a cell: the lines set apart by breaks, pictures and rules left out. */
export function asLine({ content }: Slice): Fragment {
  const lines: Fragment[] = []
  const visit = (node: Node) => {
    if (node.type.spec.code) lines.push(Fragment.from(node.content))
    else if (node.isTextblock) lines.push(node.content)
    else for (const child of node.children) visit(child)
  }
  if (content.firstChild?.isInline) lines.push(content)
  else for (const block of content.content) visit(block)
  const br = Fragment.from(nodes.hardBreak.create({ tag: true }))
  return lines
    .filter(({ size }) => size > 0)
    .reduce((all, line) => (all.size === 0 ? line : all.append(br).append(line)), Fragment.empty)
}
