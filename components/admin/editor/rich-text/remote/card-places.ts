import { closeHistory } from 'prosemirror-history'
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { readSelection } from '#components/admin/editor/rich-text/browser-selection.ts'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { cardNode } from '#components/admin/editor/rich-text/remote/card-attributes.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'
import { caretAfter } from '#components/admin/editor/rich-text/views/caret.ts'

type Mark = { id: number; from: number; to: number; message: string; isFailed?: boolean }
type Change = { add?: Mark; remove?: number }

const key = new PluginKey<DecorationSet>('card-places')

/** Says under a line that it is becoming a card, or why it could not. The words go with the next change of the line. */
export function cardPlaces(): Plugin {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) => applied(tr, set),
    },
    props: { decorations: (state) => key.getState(state) },
  })
}

let last = 0

/** Makes a card of the line around a position, which holds only the address. Without an answer it stays a link. */
export async function makeCard(
  view: EditorView,
  { at, href }: { at: number; href: string },
  { outside, announce }: Pick<EditorServices, 'outside' | 'announce'>,
): Promise<void> {
  if (!outside) return
  const $at = view.state.doc.resolve(at)
  last += 1
  const id = last
  const range = { id, from: $at.before(), to: $at.after() }
  change(view, { add: { ...range, message: 'Making a card…' } })
  announce('Making a card.')
  const result = await outside.fillCard(href)
  if (view.isDestroyed) return
  readSelection(view)
  const [spot] = found(key.getState(view.state), id)
  if (!spot) return
  const line = view.state.doc.nodeAt(spot.from)
  if (result.ok && line?.textContent === href && isCardPlace(view, spot.from)) {
    const tr = closeHistory(view.state.tr).replaceWith(spot.from, spot.to, cardNode(result.value))
    const { head } = view.state.selection
    if (head > spot.from && head < spot.to) caretAfter(tr, spot.from)
    view.dispatch(tr.setMeta(key, { remove: id } satisfies Change))
    announce('The link is a card now.')
    return
  }
  const reason = result.ok
    ? 'The line has changed meanwhile. It stays a link.'
    : (result.fields.address ?? result.message)
  change(view, { remove: id, add: { id, from: spot.from, to: spot.to, message: reason, isFailed: true } })
  announce(reason)
}

/** Whether a card may stand in the place of the block at a position. */
export function isCardPlace({ state: { doc } }: EditorView, before: number): boolean {
  const $before = doc.resolve(before)
  return $before.parent.canReplaceWith($before.index(), $before.index() + 1, nodes.linkCard)
}

function change(view: EditorView, given: Change) {
  readSelection(view)
  view.dispatch(view.state.tr.setMeta(key, given).setMeta('addToHistory', false))
}

function applied(tr: Transaction, before: DecorationSet): DecorationSet {
  const { add, remove }: Change = tr.getMeta(key) ?? {}
  let set = remove === undefined ? before : before.remove(found(before, remove))
  if (tr.docChanged) {
    set = set.map(tr.mapping, tr.doc)
    set = set.remove(set.find(undefined, undefined, ({ isFailed }) => isFailed === true))
  }
  return add ? set.add(tr.doc, [decorationOf(add)]) : set
}

function decorationOf({ id, from, to, message, isFailed = false }: Mark): Decoration {
  const attributes = { class: isFailed ? 'card-place failed' : 'card-place', 'data-message': message }
  return Decoration.node(from, to, attributes, { id, isFailed })
}

function found(set: DecorationSet | undefined, id: number): Decoration[] {
  return set?.find(undefined, undefined, (spec) => spec.id === id) ?? []
}
