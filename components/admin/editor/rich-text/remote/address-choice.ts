import { Plugin, PluginKey } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { Listbox, type Option } from '#components/admin/editor/rich-text/menus/parts/listbox.ts'
import { areaOf, placeAt } from '#components/admin/editor/rich-text/menus/parts/popup.ts'
import { isCardPlace, makeCard } from '#components/admin/editor/rich-text/remote/card-places.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

type Choice = Option & { isCard: boolean }

const CHOICES: readonly Choice[] = [
  { title: 'Keep as a link', icon: 'link', isCard: false },
  { title: 'Show as a card', icon: 'button', isCard: true },
]

// Whether the last change of the text pasted something.
const key = new PluginKey<boolean>('address-choice')

/**
 * After an address was pasted on an empty line, offers a card. Nothing is chosen at first, so that whoever goes on writing
 * keeps the link.
 */
export function addressChoice(services: EditorServices): Plugin {
  let open: AddressChoice | null = null
  return new Plugin({
    key,
    state: {
      init: () => false,
      apply: (tr, hasPasted) =>
        tr.getMeta('paste') === true || (hasPasted && tr.getMeta('appendedTransaction') !== undefined),
    },
    view: (view) => {
      const choice = new AddressChoice(view, services)
      open = choice
      return {
        update: (_view, { doc }) => choice.update(doc !== view.state.doc),
        destroy: () => choice.close(),
      }
    },
    props: {
      handleKeyDown: (_view, { key: name, isComposing }) => !isComposing && (open?.take(name) ?? false),
      handleDOMEvents: {
        blur: () => {
          open?.close()
          return false
        },
      },
    },
  })
}

class AddressChoice {
  private list: Listbox<Choice> | null = null
  private readonly view: EditorView
  private readonly services: EditorServices

  constructor(view: EditorView, services: EditorServices) {
    this.view = view
    this.services = services
  }

  update(isChanged: boolean): void {
    if (this.list && (isChanged || this.href === null)) this.close()
    if (!this.list && isChanged && this.view.state.selection.empty && this.hasJustPasted) this.show()
  }

  take(name: string): boolean {
    if (!this.list) return false
    if (name !== 'Escape') return this.list.take(name)
    this.close()
    return true
  }

  close(): void {
    this.list?.leave()
    this.list?.element.remove()
    this.list = null
  }

  /** The address that the line of the caret consists of. */
  private get href(): string | null {
    const { $head } = this.view.state.selection
    const { parent } = $head
    if (parent.type !== nodes.paragraph || parent.childCount !== 1) return null
    const link = parent.firstChild?.marks.find(({ type }) => type.name === 'link')
    return link && /^https?:/i.test(link.attrs.href) && parent.textContent === link.attrs.href
      ? link.attrs.href
      : null
  }

  private get hasJustPasted(): boolean {
    return key.getState(this.view.state) === true && this.services.outside !== undefined && this.href !== null
  }

  private show(): void {
    const { view, services } = this
    if (!isCardPlace(view, view.state.selection.$head.before())) return
    this.list = new Listbox<Choice>('The pasted address', view.dom, (choice) => this.pick(choice))
    this.list.element.classList.add('menu-popup', 'address-choice')
    areaOf(view).append(this.list.element)
    this.list.show(CHOICES, -1)
    placeAt(view, this.list.element, view.coordsAtPos(view.state.selection.from))
    services.announce('Pasted as a link. Arrow down to show it as a card.')
  }

  private pick({ isCard }: Choice): void {
    const { href, view } = this
    this.close()
    view.focus()
    if (isCard && href !== null) void makeCard(view, { at: view.state.selection.head, href }, this.services)
  }
}
