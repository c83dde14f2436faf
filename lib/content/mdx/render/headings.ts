import type { Heading, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'

/**
 * The page has one h1, its title: a first heading that repeats it is dropped, and any other h1 shifts all headings down
 * one level.
 */
export function normaliseHeadings(tree: Root, title: string) {
  dropTitle(tree, title)
  const headings: Heading[] = []
  visit(tree, 'heading', (node) => void headings.push(node))
  if (!headings.some((heading) => heading.depth === 1)) return
  for (const heading of headings) heading.depth = below(heading.depth)
}

function dropTitle(tree: Root, title: string) {
  const index = tree.children.findIndex((node) => node.type === 'heading')
  const heading = tree.children[index]
  if (heading?.type !== 'heading' || comparable(textOf(heading)) !== comparable(title)) return
  if (heading.depth === 1 || index === 0) tree.children.splice(index, 1)
}

/** Ignores case, quotation mark style and closing punctuation. Other signs count: C is neither C++ nor C#. */
function comparable(text: string) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.:!?…]+$/, '')
}

function below(depth: Heading['depth']): Heading['depth'] {
  return depth === 1 ? 2 : depth === 2 ? 3 : depth === 3 ? 4 : depth === 4 ? 5 : 6
}
