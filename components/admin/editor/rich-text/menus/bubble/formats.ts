import { toggleMark } from 'prosemirror-commands'
import type { MarkType } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { isWithin, setHeading, toggleQuote } from '#components/admin/editor/rich-text/keys/commands/kinds.ts'
import { clearFormatting } from '#components/admin/editor/rich-text/keys/commands/lines.ts'
import type { KeyName } from '#components/admin/editor/rich-text/keys/key-table.ts'
import { openLink } from '#components/admin/editor/rich-text/menus/bubble/link-state.ts'
import type { IconName } from '#components/admin/editor/rich-text/menus/parts/icons.ts'
import { marks, nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

export type Format = {
  label: string
  key: KeyName
  icon?: IconName
  text?: string
  command: Command
  /** Absent: not something that is on or off. */
  isOn?: (state: EditorState) => boolean
}

/** Whether the selection has a mark, or what is typed next will have it. */
export function hasMark({ doc, selection, storedMarks }: EditorState, type: MarkType): boolean {
  const { $from, from, to, empty } = selection
  if (empty) return Boolean(type.isInSet(storedMarks ?? $from.marks()))
  return doc.rangeHasMark(from, to, type)
}

const mark = (label: string, key: KeyName, name: IconName, type: MarkType): Format => ({
  label,
  key,
  icon: name,
  command: toggleMark(type),
  isOn: (state) => hasMark(state, type),
})

const heading = (level: 2 | 3): Format => ({
  label: `Heading ${level}`,
  key: `heading${level}`,
  text: `H${level}`,
  command: setHeading(level),
  isOn: ({ selection: { $from } }) =>
    $from.parent.type === nodes.heading && $from.parent.attrs.level === level,
})

export const MARKS: readonly Format[] = [
  mark('Bold', 'bold', 'bold', marks.strong),
  mark('Italic', 'italic', 'italic', marks.em),
  mark('Strikethrough', 'strike', 'strike', marks.strike),
  mark('Code', 'code', 'code', marks.inlineCode),
  { ...mark('Link', 'link', 'link', marks.link), command: openLink },
]

/** What the bar over a selection offers. */
export const FORMATS: readonly Format[] = [
  ...MARKS,
  heading(2),
  heading(3),
  {
    label: 'Quotation',
    key: 'quote',
    icon: 'quotation',
    command: toggleQuote,
    isOn: (state) => isWithin(state, nodes.blockquote),
  },
  { label: 'Clear formatting', key: 'clear', icon: 'clear', command: clearFormatting },
]
