import type { Node } from 'prosemirror-model'
import type { NodeViewConstructor } from 'prosemirror-view'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { blockHead, eventsOf, type Place } from '#components/admin/editor/rich-text/views/block-head.ts'
import { removeBlock, setAttributes } from '#components/admin/editor/rich-text/views/caret.ts'
import {
  type CodeInfo,
  titleOf,
  withLanguage,
  withTitle,
} from '#components/admin/editor/rich-text/views/code-info.ts'
import { CODE_LANGUAGES } from '#components/admin/editor/rich-text/views/code-languages.ts'
import { make, makeButton } from '#components/admin/editor/rich-text/views/dom.ts'
import { formField } from '#components/admin/editor/rich-text/views/field.ts'

/** A block of code: its language, found by typing, its title, and the code as text. */
export function codeView({ announce }: EditorServices): NodeViewConstructor {
  return (first, view, getPos) => {
    let node = first
    const place: Place = { view, at: getPos }
    const infoOf = ({ attrs }: Node): CodeInfo => ({ lang: attrs.lang, meta: attrs.meta })
    const field = (label: string, change: (info: CodeInfo, value: string) => CodeInfo) =>
      formField({ name: label.toLowerCase(), label, kind: 'line' }, (value) =>
        setAttributes(view, getPos(), change(infoOf(node), value ?? '')),
      )
    const language = field('Language', withLanguage)
    const title = field('Title', withTitle)
    suggestLanguages(view.dom, language.control)
    const remove = makeButton(
      'Remove',
      () => {
        removeBlock(view, getPos())
        announce('Code removed.')
      },
      'Remove this code',
    )
    const head = blockHead(place, { name: 'Code', fields: [language.dom, title.dom], buttons: [remove] })
    const contentDOM = make('code', { spellcheck: false })
    const dom = make(
      'div',
      { className: 'component code-box', role: 'group', ariaLabel: 'Code' },
      head,
      make('pre', {}, contentDOM),
    )
    const show = () => {
      // What was typed may differ from what is written, such as a space in it.
      const info = infoOf(node)
      if (withLanguage(info, language.control.value).lang !== info.lang) language.show(info.lang)
      if (withTitle(info, title.control.value).meta !== info.meta) title.show(titleOf(info))
    }
    show()
    return {
      dom,
      contentDOM,
      ...eventsOf(head, contentDOM),
      update: (next: Node) => {
        if (next.type !== node.type) return false
        const isChanged = next.attrs !== node.attrs
        node = next
        if (isChanged) show()
        return true
      },
    }
  }
}

const LIST_ID = 'code-languages'

/** One list for all blocks of code, in the page beside the text. */
function suggestLanguages(editor: HTMLElement, control: HTMLElement) {
  control.setAttribute('list', LIST_ID)
  control.setAttribute('autocapitalize', 'none')
  control.spellcheck = false
  if (document.getElementById(LIST_ID)) return
  const options = Object.entries(CODE_LANGUAGES).map(([value, label]) => make('option', { value, label }))
  const list = make('datalist', { id: LIST_ID }, ...options)
  ;(editor.parentElement ?? document.body).append(list)
}
