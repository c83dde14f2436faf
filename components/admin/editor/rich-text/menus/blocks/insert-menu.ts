import type { EditorView } from 'prosemirror-view'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { el } from '#components/admin/editor/rich-text/menus/parts/dom.ts'
import { Listbox } from '#components/admin/editor/rich-text/menus/parts/listbox.ts'
import { type Anchor, openPopup } from '#components/admin/editor/rich-text/menus/parts/popup.ts'
import { snippetItems } from '#components/admin/editor/rich-text/menus/snippets/snippet-items.ts'
import {
  type BlockItem,
  blockItems,
  findItems,
} from '#components/admin/editor/rich-text/menus/suggest/block-items.ts'

/** The menu of blocks with a search field. The block goes where the caret is. */
export function openInsertMenu(
  view: EditorView,
  services: Pick<EditorServices, 'chooseImage' | 'snippets' | 'announce'>,
  anchor: Anchor,
) {
  const items = [...blockItems(services), ...snippetItems(services)]
  const field = el('input', {
    type: 'text',
    role: 'combobox',
    'aria-expanded': 'true',
    'aria-autocomplete': 'list',
    'aria-label': 'Find a block',
    placeholder: 'Find a block',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
  })
  const list = new Listbox<BlockItem>('Blocks', field, ({ command }) => {
    close()
    command(view.state, view.dispatch, view)
  })
  const empty = el('p', { class: 'menu-empty', role: 'status' })
  field.addEventListener('input', () => {
    const found = findItems(items, field.value)
    list.show(found)
    empty.textContent = found.length > 0 ? '' : `No block is called “${field.value}”.`
  })
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || event.key === 'Tab' || !list.take(event.key)) return
    event.preventDefault()
  })
  list.show(items)
  const close = openPopup(
    view,
    el('div', { class: 'menu-popup insert-menu' }, field, list.element, empty),
    anchor,
  )
  field.focus()
}
