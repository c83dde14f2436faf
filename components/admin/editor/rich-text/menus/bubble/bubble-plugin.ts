import { type EditorState, Plugin, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { EditorServices, SnippetServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { isInSource } from '#components/admin/editor/rich-text/keys/commands/where.ts'
import { FORMATS, type Format } from '#components/admin/editor/rich-text/menus/bubble/formats.ts'
import { linkForm } from '#components/admin/editor/rich-text/menus/bubble/link-form.ts'
import { closeLink, linkKey } from '#components/admin/editor/rich-text/menus/bubble/link-state.ts'
import { el, quietButton } from '#components/admin/editor/rich-text/menus/parts/dom.ts'
import { areaOf, placeAt } from '#components/admin/editor/rich-text/menus/parts/popup.ts'
import { saveSelection } from '#components/admin/editor/rich-text/menus/snippets/save-snippet.ts'

/** The bar over selected words, and the field for the address of a link. */
export function bubblePlugin({ snippets }: Pick<EditorServices, 'snippets'>): Plugin {
  let bubble: Bubble | null = null
  return new Plugin({
    view(view) {
      const opened = new Bubble(view, snippets)
      bubble = opened
      return { update: () => opened.update(), destroy: () => opened.destroy() }
    },
    props: {
      // The words whose address is typed stay marked while the field has the focus.
      decorations(state) {
        const editing = linkKey.getState(state)
        if (!editing) return null
        return DecorationSet.create(state.doc, [
          Decoration.inline(editing.from, editing.to, { class: 'link-edited' }),
        ])
      },
      handleDOMEvents: {
        mousedown() {
          bubble?.press()
          return false
        },
        focus: () => {
          bubble?.later()
          return false
        },
        blur: () => {
          bubble?.later()
          return false
        },
      },
    },
  })
}

class Bubble {
  private readonly view: EditorView
  private bar: HTMLElement | null = null
  private buttons: [Format, HTMLButtonElement][] = []
  private form: HTMLFormElement | null = null
  private isPressed = false

  private readonly snippets: EditorServices['snippets']

  constructor(view: EditorView, snippets: EditorServices['snippets']) {
    this.view = view
    this.snippets = snippets
  }

  update(): void {
    const editing = linkKey.getState(this.view.state)
    if (this.form && !editing) this.hideForm()
    if (editing) this.showForm()
    else if (!this.isPressed && this.view.hasFocus() && hasWords(this.view.state)) this.showBar()
    else this.hideBar()
  }

  /** The bar waits until the mouse has selected. */
  press(): void {
    this.isPressed = true
    closeLink(this.view.state, this.view.dispatch)
    const { ownerDocument } = this.view.dom
    const ended = new AbortController()
    // Dragging the words ends without a mouseup.
    for (const end of ['mouseup', 'dragend'])
      ownerDocument.addEventListener(
        end,
        () => {
          ended.abort()
          this.isPressed = false
          this.later()
        },
        { signal: ended.signal },
      )
  }

  /** When the focus and the selection have come to rest. */
  later(): void {
    requestAnimationFrame(() => !this.view.isDestroyed && this.update())
  }

  destroy(): void {
    this.hideBar()
    this.hideForm()
  }

  private showForm(): void {
    const editing = linkKey.getState(this.view.state)
    this.hideBar()
    if (this.form || !editing) return
    this.form = linkForm(this.view, editing)
    this.form.classList.add('menu-popup')
    areaOf(this.view).append(this.form)
    placeAt(this.view, this.form, anchorOf(this.view, editing.from, editing.to))
    this.form.querySelector('input')?.select()
  }

  private hideForm(): void {
    const { form } = this
    this.form = null
    form?.remove()
  }

  private showBar(): void {
    const { state } = this.view
    if (!this.bar) {
      this.buttons = FORMATS.map((format) => [format, this.buttonOf(format)])
      this.bar = el('div', { role: 'toolbar', 'aria-label': 'Selected words', class: 'menu-popup bubble' })
      this.bar.append(...this.buttons.map(([, button]) => button))
      if (this.snippets?.mayCreate()) this.bar.append(this.snippetButton(this.snippets))
      areaOf(this.view).append(this.bar)
    }
    for (const [{ isOn }, button] of this.buttons)
      if (isOn) button.setAttribute('aria-pressed', String(isOn(state)))
    // On touch, the device's own menu stands above the words.
    const isTouch = matchMedia('(pointer: coarse)').matches
    const { from, to } = state.selection
    placeAt(this.view, this.bar, anchorOf(this.view, from, to), isTouch ? 'below' : 'above')
  }

  private hideBar(): void {
    this.bar?.remove()
    this.bar = null
    this.buttons = []
  }

  private snippetButton(snippets: SnippetServices): HTMLButtonElement {
    return quietButton({
      label: 'Save as snippet',
      icon: 'snippet',
      onPick: () => void saveSelection(snippets)(this.view.state, this.view.dispatch),
    })
  }

  private buttonOf({ label, icon, text, command }: Format): HTMLButtonElement {
    return quietButton({
      label,
      icon,
      text,
      onPick: () => void command(this.view.state, this.view.dispatch, this.view),
    })
  }
}

function hasWords(state: EditorState): boolean {
  const { selection } = state
  if (!(selection instanceof TextSelection) || selection.empty || isInSource(state)) return false
  return state.doc.textBetween(selection.from, selection.to, ' ', '.').trim() !== ''
}

function anchorOf(view: EditorView, from: number, to: number) {
  const start = view.coordsAtPos(from)
  const end = view.coordsAtPos(to, -1)
  return { left: start.left, top: Math.min(start.top, end.top), bottom: Math.max(start.bottom, end.bottom) }
}
