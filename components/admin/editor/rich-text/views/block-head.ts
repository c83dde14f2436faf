import { redo, undo } from 'prosemirror-history'
import { Selection } from 'prosemirror-state'
import type { EditorView, NodeView } from 'prosemirror-view'
import { caretAfter, caretBefore, selectBlock } from '#components/admin/editor/rich-text/views/caret.ts'
import { make } from '#components/admin/editor/rich-text/views/dom.ts'
import { moveAmongFields } from '#components/admin/editor/rich-text/views/field-keys.ts'

/** A block that is being drawn. `at`: its position, undefined once it is gone. */
export type Place = { view: EditorView; at: () => number | undefined }

type Parts = { name: string; fields?: HTMLElement[]; buttons?: HTMLElement[] }

/** What stands above the content of a block: its name, a form and buttons. The browser owns the events in it. */
export function blockHead(place: Place, { name, fields = [], buttons = [] }: Parts): HTMLElement {
  const title = make('span', { className: 'component-name', textContent: name })
  const bar = make('div', { className: 'component-bar' }, title, ...buttons)
  const form = make('div', { className: 'component-fields' }, ...fields)
  const head = make('div', { className: 'component-head', contentEditable: 'false' }, bar)
  if (fields.length > 0) head.append(form)
  head.addEventListener('focusin', () => selectBlock(place.view, place.at()))
  head.addEventListener('keydown', (event) => onKey(event, head, place))
  head.addEventListener('beforeinput', (event) => onHistory(event, place))
  return head
}

/** The parts of a node view that leave the head to the browser and the content to ProseMirror. */
export function eventsOf(head: HTMLElement, content: HTMLElement | null) {
  return {
    stopEvent: ({ target }) => target instanceof Node && head.contains(target),
    ignoreMutation: ({ type, target }) =>
      type === 'selection' ? head.contains(target) : !content?.contains(target),
  } satisfies Partial<NodeView>
}

function onKey(event: KeyboardEvent, head: HTMLElement, place: Place) {
  if (event.isComposing) return
  const { view } = place
  const isMod = event.metaKey || event.ctrlKey
  const key = event.key.toLowerCase()
  if (isMod && !event.altKey && (key === 'z' || key === 'y')) {
    event.preventDefault()
    const command = key === 'y' || event.shiftKey ? redo : undo
    command(view.state, view.dispatch)
  } else moveAmongFields(event, head, (side) => leave(place, side))
}

/** Undo from a menu of the browser: the document's, not the field's. */
function onHistory(event: InputEvent, { view }: Place) {
  if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
  event.preventDefault()
  const command = event.inputType === 'historyUndo' ? undo : redo
  command(view.state, view.dispatch)
}

function leave({ view, at }: Place, side: 'before' | 'after') {
  const pos = at()
  const node = pos === undefined ? null : view.state.doc.nodeAt(pos)
  if (pos === undefined || !node) return
  const { tr } = view.state
  if (side === 'before') view.dispatch(caretBefore(tr, pos))
  else if (node.isAtom) view.dispatch(caretAfter(tr, pos))
  else view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(pos + 1), 1)).scrollIntoView())
  view.focus()
}
