import type { RootContent } from 'mdast'
import type { Diagnostics } from '#lib/content/mdx/validate/diagnostics.ts'
import type { placesIn } from './places.ts'
import type { TagNode, TagTreeNode } from './tag-tree.ts'

/** State shared by all steps of one conversion. */
export type Context = {
  diagnostics: Diagnostics
  placeOf: ReturnType<typeof placesIn>
  /** Named anchors in the text, with their line numbers. */
  anchors: { id: string; line: number }[]
}

/** Converts an HTML element to Markdown or MDX nodes. `inside` is its content, already converted. */
export type Conversion = (tag: TagNode, inside: RootContent[], tools: Tools) => RootContent[]

export type Tools = Context & { convert: (nodes: TagTreeNode[]) => RootContent[] }
