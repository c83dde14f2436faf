import { type Command, NodeSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import {
  deleteBlock,
  duplicateBlock,
  moveBlock,
  nameOf,
  selectBlock,
} from '#components/admin/editor/rich-text/keys/commands/move.ts'
import { KINDS, type Kind, turnInto } from '#components/admin/editor/rich-text/keys/commands/turn-into.ts'
import { topRun } from '#components/admin/editor/rich-text/keys/commands/where.ts'
import { el, icon, uniqueId } from '#components/admin/editor/rich-text/menus/parts/dom.ts'
import type { IconName } from '#components/admin/editor/rich-text/menus/parts/icons.ts'
import { openPopup } from '#components/admin/editor/rich-text/menus/parts/popup.ts'
import { saveBlocks } from '#components/admin/editor/rich-text/menus/snippets/save-snippet.ts'

type Services = Pick<EditorServices, 'announce' | 'snippets'>
type Entry = { label: string; icon?: IconName; command: Command }

/** Opens the menu of the selected blocks; of one alone, it selects the whole. */
export function openBlockMenu(services: Services): Command {
  return (state, dispatch, view) => {
    if (!dispatch || !view) return true
    const { first, last } = topRun(state)
    if (first === last) selectBlock(state, dispatch)
    open(view, services)
    return true
  }
}

/** Selects a top-level block by its position, and opens its menu. */
export function openMenuOf(view: EditorView, at: number, services: Services) {
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)))
  open(view, services)
}

function open(view: EditorView, services: Services) {
  const { announce } = services
  const { from, parent, first, last } = topRun(view.state)
  const name = first === last ? nameOf(parent.child(first)) : `${last - first + 1} blocks`
  const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => turnInto(kind)(view.state))
  const actions: Entry[] = [
    { label: 'Move up', icon: 'up', command: moveBlock(-1, announce) },
    { label: 'Move down', icon: 'down', command: moveBlock(1, announce) },
    { label: 'Duplicate', icon: 'copy', command: duplicateBlock },
    ...(services.snippets?.mayCreate()
      ? [{ label: 'Save as snippet', icon: 'snippet', command: saveBlocks(services.snippets) } as const]
      : []),
    { label: 'Delete', icon: 'remove', command: deleteBlock },
  ]
  const turns = kinds.map((kind): Entry => ({ label: KINDS[kind], command: turnInto(kind) }))
  const run = ({ command }: Entry) => {
    close()
    command(view.state, view.dispatch, view)
  }
  const menu = el('div', { role: 'menu', 'aria-label': name, class: 'menu-popup block-menu' })
  menu.append(...actions.map((entry) => itemOf(entry, run)))
  if (turns.length > 0) menu.append(groupOf('Turn into', turns, run))
  moveByKeys(menu)
  const box = view.nodeDOM(from)
  const anchor = box instanceof HTMLElement ? box.getBoundingClientRect() : view.coordsAtPos(from)
  const close = openPopup(view, menu, { left: anchor.left, top: anchor.top, bottom: anchor.top + 28 })
  const firstItem = menu.querySelector<HTMLElement>('[role="menuitem"]')
  firstItem?.setAttribute('tabindex', '0')
  firstItem?.focus()
}

function groupOf(label: string, entries: Entry[], run: (entry: Entry) => void): HTMLElement {
  const id = uniqueId('menu-group')
  const heading = el('p', { id, class: 'menu-heading' }, label)
  return el(
    'div',
    { role: 'group', 'aria-labelledby': id },
    heading,
    ...entries.map((entry) => itemOf(entry, run)),
  )
}

function itemOf(entry: Entry, run: (entry: Entry) => void): HTMLElement {
  const item = el('button', { type: 'button', role: 'menuitem', tabindex: '-1' })
  if (entry.icon) item.append(icon(entry.icon))
  item.append(entry.label)
  item.addEventListener('click', () => run(entry))
  return item
}

function moveByKeys(menu: HTMLElement) {
  menu.addEventListener('keydown', (event) => {
    const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')]
    const now = items.findIndex((item) => item.matches(':focus'))
    const next = targetOf(event.key, items, now)
    if (!next) return
    event.preventDefault()
    next.focus()
  })
}

function targetOf(key: string, items: HTMLElement[], now: number): HTMLElement | undefined {
  if (key === 'ArrowDown') return items[(now + 1) % items.length]
  if (key === 'ArrowUp') return items.at(now - 1)
  if (key === 'Home') return items[0]
  if (key === 'End') return items.at(-1)
  if (key.length > 1 || key === ' ') return undefined
  const after = [...items.slice(now + 1), ...items.slice(0, now + 1)]
  return after.find((item) => item.textContent?.toLowerCase().startsWith(key.toLowerCase()))
}
