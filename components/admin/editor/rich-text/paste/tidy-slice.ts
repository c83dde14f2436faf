import { Fragment, type Node } from 'prosemirror-model'
import { marks, nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Pasted blocks as Markdown would read them back. */
export function tidy(content: Fragment): Fragment {
  return mapNodes(content, (node) => {
    if (node.type === nodes.list) return tidyList(node)
    if (node.type === nodes.tableCell || node.type === nodes.tableHeader)
      return node.copy(mapNodes(node.content, breakTag))
    return node.isText ? bareLink(node) : node
  })
}

/** Each node with its content changed first. */
export function mapNodes(content: Fragment, change: (node: Node) => Node): Fragment {
  return Fragment.from(
    content.content.map((node) =>
      change(node.content.size === 0 ? node : node.copy(mapNodes(node.content, change))),
    ),
  )
}

/** Items of several paragraphs stand apart. */
function tidyList(list: Node): Node {
  const items = list.children.map((item) => {
    const paragraphs = item.children.filter(({ type }) => type === nodes.paragraph).length
    return paragraphs > 1 ? item.type.create({ ...item.attrs, spread: true }, item.content) : item
  })
  return list.copy(Fragment.from(items))
}

/** In a row of a table there is no other way to write a line break. */
function breakTag(node: Node): Node {
  return node.type === nodes.hardBreak ? node.type.create({ tag: true }, null, node.marks) : node
}

/** A link whose words are its address. */
function bareLink(node: Node): Node {
  const link = marks.link.isInSet(node.marks)
  if (!link || link.attrs.bare || link.attrs.reference || link.attrs.href !== node.text) return node
  return node.mark(marks.link.create({ ...link.attrs, title: '', bare: true }).addToSet(node.marks))
}
