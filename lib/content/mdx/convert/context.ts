import type { RootContent } from 'mdast'
import type { Diagnostics } from '#lib/content/mdx/validate/diagnostics.ts'
import type { placesIn } from './places.ts'
import type { TagTreeNode, TagNode } from './tag-tree.ts'

/** What the parts of one conversion share. */
export type Context = {
  diagnostics: Diagnostics
  placeOf: ReturnType<typeof placesIn>
  /** Named places of the text, with their lines. */
  anchors: { id: string; line: number }[]
}

/** Turns an element into nodes of Markdown or MDX. `inside` is its content, already turned. */
export type Conversion = (tag: TagNode, inside: RootContent[], tools: Tools) => RootContent[]

export type Tools = Context & { convert: (nodes: TagTreeNode[]) => RootContent[] }
