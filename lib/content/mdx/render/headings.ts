import type { Heading, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'

/** The page has one h1, its title: a first heading that repeats it goes, any other h1 moves all headings one level down. */
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

/** Case, kinds of quotation marks and a closing mark make no difference; other signs do: C is neither C++ nor C#. */
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
