import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { removeLink, setLink } from '#components/admin/editor/rich-text/keys/commands/links.ts'
import {
  closeLink,
  type Editing,
  linkKey,
} from '#components/admin/editor/rich-text/menus/bubble/link-state.ts'
import { el, icon } from '#components/admin/editor/rich-text/menus/parts/dom.ts'

/** The field for an address. Each key is in the text at once; Escape puts back the address before. */
export function linkForm(view: EditorView, { before }: Editing): HTMLFormElement {
  const field = el('input', {
    type: 'text',
    name: 'url',
    inputmode: 'url',
    'aria-label': 'Address',
    placeholder: 'https:// or /path',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
  })
  field.value = before
  const set = (href: string) => {
    const range = linkKey.getState(view.state)
    if (range) setLink(range, href.trim())(view.state, view.dispatch)
  }
  const leave = () => {
    const range = linkKey.getState(view.state)
    closeLink(view.state, view.dispatch)
    if (range) view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, range.to)))
    view.focus()
  }
  const form = el('form', { class: 'link-form', 'aria-label': 'Link' }, field)
  form.append(
    textButton('Done', 'submit'),
    iconButton('Remove the link', () => {
      set('')
      removeLink(view.state, view.dispatch)
      leave()
    }),
  )
  field.addEventListener('input', () => set(field.value))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    leave()
  })
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    set(before)
    leave()
  })
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || form.contains(relatedTarget)) return
    closeLink(view.state, view.dispatch)
  })
  return form
}

function textButton(text: string, type: 'submit' | 'button'): HTMLButtonElement {
  return el('button', { type }, text)
}

function iconButton(label: string, onPick: () => void): HTMLButtonElement {
  const button = el('button', { type: 'button', 'aria-label': label, title: label })
  button.append(icon('close'))
  button.addEventListener('click', onPick)
  return button
}
