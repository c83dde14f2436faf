import { type EditorState, type Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import type { Trigger } from '#components/admin/editor/rich-text/menus/suggest/triggers.ts'
import { marks } from '#components/admin/editor/rich-text/schema/schema.ts'
import { keySwitches } from '#components/admin/editor/shortcuts/key-switches.ts'

/** The list that is open: what it asks for, and where that stands. */
export type Open = { trigger: Trigger; query: string; from: number; to: number; isShy: boolean }

/** `dismissed`: where a trigger stands whose list was closed with Escape. */
export type SuggestState = { open: Open | null; dismissed: number | null }

export const suggestKey = new PluginKey<SuggestState>('suggest')

const NONE: SuggestState = { open: null, dismissed: null }

/** Follows what is typed after `/`, `:` and `@`. */
export function suggestState(triggers: readonly Trigger[]): Plugin<SuggestState>['spec']['state'] {
  return {
    init: () => NONE,
    apply(tr, before, _old, state) {
      if (tr.getMeta(suggestKey) === 'close') return { open: null, dismissed: before.open?.from ?? null }
      if (!tr.docChanged) return tr.selectionSet && !isAtQuery(before, state) ? NONE : before
      return afterChange(triggers, tr, before, state)
    },
  }
}

function isAtQuery({ open }: SuggestState, { selection }: EditorState): boolean {
  return selection.empty && selection.head === open?.to
}

function afterChange(
  triggers: readonly Trigger[],
  tr: Transaction,
  before: SuggestState,
  state: EditorState,
): SuggestState {
  const found = foundAt(triggers, state)
  if (!found) return NONE
  const dismissed = before.dismissed === null ? null : tr.mapping.map(before.dismissed, -1)
  if (dismissed === found.from) return { open: null, dismissed }
  // Only the key that completes the trigger opens the list: not a paste, an undo or a caret that comes along.
  const isTyped = found.query.length === found.trigger.min && !tr.getMeta('paste') && !tr.getMeta('history$')
  const wasOpen = before.open !== null && tr.mapping.map(before.open.from, -1) === found.from
  return wasOpen || isTyped ? { open: found, dismissed: null } : NONE
}

const MAX_QUERY_LENGTH = 60

function foundAt(triggers: readonly Trigger[], { selection, storedMarks }: EditorState): Open | null {
  const { $from, empty } = selection
  const { parent, parentOffset } = $from
  if (!keySwitches.isOn('As you type')) return null
  if (!empty || !parent.inlineContent || parent.type.spec.code) return null
  if (marks.inlineCode.isInSet(storedMarks ?? $from.marks())) return null
  const start = Math.max(0, parentOffset - MAX_QUERY_LENGTH)
  // What was cut off counts as a letter: the start of this piece is not the start of the line.
  const cut = start > 0 ? 'x' : ''
  const before = cut + parent.textBetween(start, parentOffset, null, '\ufffc')
  const place = { before, isAtEnd: parentOffset === parent.content.size }
  for (const trigger of triggers) {
    const query = trigger.queryOf(place)
    if (query === null || query.length < trigger.min) continue
    const from = $from.pos - query.length - 1
    return { trigger, query, from, to: $from.pos, isShy: trigger.isShy?.(place) ?? false }
  }
  return null
}
