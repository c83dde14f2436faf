import { type Command, type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { linkAt } from '#components/admin/editor/rich-text/keys/commands/links.ts'
import { isInSource } from '#components/admin/editor/rich-text/keys/commands/where.ts'

/** The words whose address is being typed, and the address that they had before. */
export type Editing = { from: number; to: number; before: string }

export const linkKey = new PluginKey<Editing | null>('link')

/** Which link is being edited; moves along with changes of the text. */
export function linkPlugin(): Plugin<Editing | null> {
  return new Plugin<Editing | null>({
    key: linkKey,
    state: {
      init: () => null,
      apply(tr, editing) {
        const given = tr.getMeta(linkKey) as { editing: Editing | null } | undefined
        if (given) return given.editing
        if (!editing || !tr.docChanged) return editing
        const from = tr.mapping.map(editing.from, 1)
        const to = tr.mapping.map(editing.to, -1)
        return from < to ? { ...editing, from, to } : null
      },
    },
  })
}

/** Opens the field for the address of the selected words, of the link at the caret, or of the word there. */
export const openLink: Command = (state, dispatch) => {
  const range = rangeToLink(state)
  if (!range) return false
  dispatch?.(state.tr.setMeta(linkKey, { editing: range }))
  return true
}

export const closeLink: Command = (state, dispatch) => {
  if (!linkKey.getState(state)) return false
  dispatch?.(state.tr.setMeta(linkKey, { editing: null }))
  return true
}

function rangeToLink(state: EditorState): Editing | null {
  const { $from, $to, from, to, empty } = state.selection
  if (!$from.parent.inlineContent || isInSource(state)) return null
  const link = linkAt(state)
  if (link && to <= link.to) return { from: link.from, to: link.to, before: link.href }
  if (!empty) return $from.sameParent($to) ? { from, to, before: '' } : null
  return wordAt(state)
}

function wordAt({ selection: { $from } }: EditorState): Editing | null {
  const { parent, parentOffset } = $from
  const before =
    /[\p{L}\p{N}\p{M}'’-]*$/u.exec(parent.textBetween(0, parentOffset, null, '\ufffc'))?.[0] ?? ''
  const rest = parent.textBetween(parentOffset, parent.content.size, null, '\ufffc')
  const after = /^[\p{L}\p{N}\p{M}'’-]*/u.exec(rest)?.[0] ?? ''
  if (!before && !after) return null
  return { from: $from.pos - before.length, to: $from.pos + after.length, before: '' }
}
