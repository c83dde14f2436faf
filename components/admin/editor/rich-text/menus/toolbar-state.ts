import { redoDepth, undoDepth } from 'prosemirror-history'
import type { EditorState } from 'prosemirror-state'
import { isWithin } from '#components/admin/editor/rich-text/keys/commands/kinds.ts'
import { listKindOf } from '#components/admin/editor/rich-text/keys/commands/lists.ts'
import { MARKS } from '#components/admin/editor/rich-text/menus/bubble/formats.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

export const LINE_KINDS = {
  paragraph: 'Paragraph',
  heading2: 'Heading 2',
  heading3: 'Heading 3',
  heading4: 'Heading 4',
  heading5: 'Heading 5',
  heading6: 'Heading 6',
  code: 'Code block',
  other: 'Other',
} as const

export type LineKind = keyof typeof LINE_KINDS

/** What the toolbar shows of a state, as one string: equal strings need no drawing. */
export function toolbarState(state: EditorState): string {
  const on = MARKS.filter(({ isOn }) => isOn?.(state)).map(({ key }) => key)
  const list = listKindOf(state)
  const found = [
    ...on,
    ...(list ? [list] : []),
    ...(isWithin(state, nodes.blockquote) ? ['quote'] : []),
    ...(undoDepth(state) > 0 ? ['undo'] : []),
    ...(redoDepth(state) > 0 ? ['redo'] : []),
  ]
  return [lineKindOf(state), ...found].join(' ')
}

function lineKindOf({ selection: { $from } }: EditorState): LineKind {
  const { type, attrs } = $from.parent
  if (type === nodes.heading && attrs.level > 1) return `heading${attrs.level}` as LineKind
  if (type === nodes.paragraph) return 'paragraph'
  return type === nodes.code ? 'code' : 'other'
}
