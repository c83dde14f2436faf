import type { Command } from 'prosemirror-state'
import {
  KEY_TABLE,
  type Key,
  keyLabel,
  PAGE_KEYS,
  TYPED,
} from '#components/admin/editor/rich-text/keys/key-table.ts'
import { el } from '#components/admin/editor/rich-text/menus/parts/dom.ts'
import { type KeyGroup, keySwitches } from '#components/admin/editor/shortcuts/key-switches.ts'

/** Shows all keys, with switches for them. Closing it goes back to the text. */
export const openKeys: Command = (_state, dispatch, view) => {
  if (!dispatch || !view) return true
  const heading = el('h2', { id: 'keys-title' }, 'Keys')
  const close = el('button', { type: 'button', class: 'quiet' }, 'Close')
  const dialog = el('dialog', { class: 'keys-dialog', 'aria-labelledby': 'keys-title' })
  dialog.append(el('header', {}, heading, close), ...keyLists())
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

const BASICS = 'Undo, redo, line break and Escape always work.'

/** The switch for all keys, and a list for each group with its own. */
function keyLists(): HTMLElement[] {
  const groups = Map.groupBy<KeyGroup, Key>([...Object.values(KEY_TABLE), ...PAGE_KEYS], ({ group }) => group)
  const lists = [...groups].map(([group, entries]) =>
    listOf(
      group,
      entries.map(({ label, keys, isBasic }): Row => [keys.map((key) => keyLabel(key)), label, isBasic]),
    ),
  )
  const typed = listOf(
    'As you type',
    TYPED.map(([signs, becomes]) => [[signs], becomes]),
  )
  const all = switchOf('Use keys', keySwitches.isOn(null), (isOn) => {
    keySwitches.set(null, isOn)
    box.toggleAttribute('data-off', !isOn)
  })
  const hint = `What you switch off stays off on this device. ${BASICS}`
  const box = el('div', { class: 'key-lists' }, ...lists, typed)
  box.toggleAttribute('data-off', !keySwitches.isOn(null))
  return [el('div', { class: 'keys-all' }, all, el('p', { class: 'field-hint' }, hint)), box]
}

type Row = [keys: string[], label: string, isBasic?: boolean]

function listOf(group: KeyGroup, rows: Row[]): HTMLElement {
  const list = el('dl')
  for (const [keys, label, isBasic = false] of rows) {
    const signs = keys.flatMap((key, index) =>
      index > 0 ? [' or ', el('kbd', {}, key)] : [el('kbd', {}, key)],
    )
    list.append(el('div', isBasic ? { class: 'key-basic' } : {}, el('dt', {}, label), el('dd', {}, ...signs)))
  }
  const isOn = switchOf(group, keySwitches.isChosen(group), (isOn) => keySwitches.set(group, isOn))
  return el('section', {}, el('h3', {}, isOn), list)
}

function switchOf(label: string, isOn: boolean, onChange: (isOn: boolean) => void): HTMLElement {
  const box = el('input', { type: 'checkbox', role: 'switch' })
  box.checked = isOn
  box.addEventListener('change', () => onChange(box.checked))
  return el('label', { class: 'key-switch' }, box, label)
}
