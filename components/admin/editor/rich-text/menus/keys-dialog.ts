import type { Command } from 'prosemirror-state'
import { KEY_TABLE, keyLabel, TYPED } from '#components/admin/editor/rich-text/keys/key-table.ts'
import { el } from '#components/admin/editor/rich-text/menus/parts/dom.ts'

/** Shows all keys. Closing it goes back to the text. */
export const openKeys: Command = (_state, dispatch, view) => {
  if (!dispatch || !view) return true
  const heading = el('h2', { id: 'keys-title' }, 'Keys')
  const close = el('button', { type: 'button', class: 'quiet' }, 'Close')
  const dialog = el('dialog', { class: 'keys-dialog', 'aria-labelledby': 'keys-title' })
  dialog.append(el('header', {}, heading, close), keyLists())
  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('close', () => {
    dialog.remove()
    view.focus()
  })
  const home = view.dom.closest('.rich') ?? view.dom.ownerDocument.body
  home.append(dialog)
  dialog.showModal()
  return true
}

function keyLists(): HTMLElement {
  const all = Object.values(KEY_TABLE)
  const groups = [...new Set(all.map(({ group }) => group))]
  const lists = groups.map((group) =>
    listOf(
      group,
      all
        .filter((entry) => entry.group === group)
        .map(({ label, keys }) => [keys.map((key) => keyLabel(key)), label]),
    ),
  )
  const typed = listOf(
    'As you type',
    TYPED.map(([signs, becomes]) => [[signs], becomes]),
  )
  return el('div', { class: 'key-lists' }, ...lists, typed)
}

function listOf(title: string, rows: [keys: string[], label: string][]): HTMLElement {
  const list = el('dl')
  for (const [keys, label] of rows) {
    const signs = keys.flatMap((key, index) =>
      index > 0 ? [' or ', el('kbd', {}, key)] : [el('kbd', {}, key)],
    )
    list.append(el('div', {}, el('dt', {}, label), el('dd', {}, ...signs)))
  }
  return el('section', {}, el('h3', {}, title), list)
}
