import { Schema } from 'prosemirror-model'
import { BLOCKS } from '#components/admin/editor/rich-text/schema/blocks.ts'
import { COMPONENTS } from '#components/admin/editor/rich-text/schema/components.ts'
import { INLINE, MARKS } from '#components/admin/editor/rich-text/schema/inline.ts'
import { TABLES } from '#components/admin/editor/rich-text/schema/tables.ts'

/** The document model of the rich text view: one document, in which every block of MDX is a node. */
export const schema = new Schema({
  nodes: { doc: { content: 'block+' }, ...BLOCKS, ...TABLES, ...COMPONENTS, ...INLINE },
  marks: MARKS,
})

export const { nodes, marks } = schema
