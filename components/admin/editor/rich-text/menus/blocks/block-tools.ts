import { NodeSelection, Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { openMenuOf } from '#components/admin/editor/rich-text/menus/blocks/block-menu.ts'
import { openInsertMenu } from '#components/admin/editor/rich-text/menus/blocks/insert-menu.ts'
import { el, icon, quietButton } from '#components/admin/editor/rich-text/menus/parts/dom.ts'
import { areaOf } from '#components/admin/editor/rich-text/menus/parts/popup.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** The `+` on an empty line, the handle beside each block, and what an empty text says. */
export function blockTools(services: EditorServices): Plugin {
  let tools: BlockTools | null = null
  return new Plugin({
    view(view) {
      const opened = new BlockTools(view, services)
      tools = opened
      return { update: () => opened.update(), destroy: () => opened.destroy() }
    },
    props: {
      handleDOMEvents: {
        mousemove(_view, event) {
          tools?.point(event)
          return false
        },
      },
      decorations({ doc }) {
        const [only, ...others] = doc.children
        if (only?.type !== nodes.paragraph || only.content.size > 0 || others.length > 0) return null
        return DecorationSet.create(doc, [
          Decoration.node(0, 2, { class: 'text-empty', 'data-placeholder': PLACEHOLDER }),
        ])
      },
    },
  })
}

const HANDLE = 'Move the block, or open its menu'
const PLACEHOLDER = 'Start writing. Type / to insert a block.'

class BlockTools {
  private readonly plus: HTMLButtonElement
  private readonly handle: HTMLButtonElement
  private readonly view: EditorView
  private frame = 0
  /** Where the block beside the handle begins. */
  private at: number | null = null

  constructor(view: EditorView, services: EditorServices) {
    this.view = view
    this.plus = quietButton({
      label: 'Insert a block',
      icon: 'plus',
      className: 'block-plus',
      onPick: () => {
        const { left, top, bottom } = this.plus.getBoundingClientRect()
        openInsertMenu(view, services, { left, top, bottom })
      },
    })
    this.handle = el('button', { type: 'button', 'aria-label': HANDLE, title: HANDLE, tabindex: '-1' })
    this.handle.className = 'block-handle'
    this.handle.draggable = true
    this.handle.append(icon('grip'))
    this.handle.addEventListener('click', () => this.at !== null && openMenuOf(view, this.at, services))
    this.handle.addEventListener('dragstart', (event) => this.drag(event))
    this.handle.addEventListener('dragend', () => {
      view.dragging = null
    })
    this.plus.hidden = true
    this.handle.hidden = true
    areaOf(view).append(this.plus, this.handle)
    areaOf(view).addEventListener('mouseleave', this.leave)
    this.update()
  }

  /** Shows the `+` where the caret stands in an empty paragraph of its own. */
  update(): void {
    const { selection } = this.view.state
    const { $from } = selection
    const isEmptyLine =
      selection.empty &&
      $from.depth === 1 &&
      $from.parent.type === nodes.paragraph &&
      $from.parent.content.size === 0
    if (this.plus.hidden === !isEmptyLine && !isEmptyLine) return
    this.plus.hidden = !isEmptyLine
    if (isEmptyLine) this.place(this.plus, $from.before(1))
  }

  /** Brings the handle beside the block under the pointer. */
  point({ target }: MouseEvent): void {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => {
      const block = this.blockOf(target)
      if (!block || this.view.isDestroyed) return
      const $at = this.view.state.doc.resolve(this.view.posAtDOM(block, 0))
      this.at = $at.depth > 0 ? $at.before(1) : $at.pos
      this.handle.hidden = false
      this.place(this.handle, this.at)
    })
  }

  destroy(): void {
    cancelAnimationFrame(this.frame)
    areaOf(this.view).removeEventListener('mouseleave', this.leave)
    this.plus.remove()
    this.handle.remove()
  }

  private readonly leave = () => {
    this.handle.hidden = true
  }

  private blockOf(target: EventTarget | null): Element | null {
    let element = target instanceof Element ? target : null
    while (element && element.parentElement !== this.view.dom) element = element.parentElement
    return element
  }

  private place(button: HTMLElement, at: number): void {
    const box = this.view.nodeDOM(at)
    if (!(box instanceof HTMLElement)) return
    const { top } = box.getBoundingClientRect()
    const line = Number.parseFloat(getComputedStyle(box).lineHeight) || 0
    const middle = Math.max(0, (line - button.offsetHeight) / 2)
    button.style.setProperty('top', `${top - areaOf(this.view).getBoundingClientRect().top + middle}px`)
  }

  private drag(event: DragEvent): void {
    const { view, at } = this
    if (at === null || !event.dataTransfer) return
    const selection = NodeSelection.create(view.state.doc, at)
    view.dispatch(view.state.tr.setSelection(selection))
    const slice = selection.content()
    const { dom, text } = view.serializeForClipboard(slice)
    event.dataTransfer.clearData()
    event.dataTransfer.setData('text/html', dom.innerHTML)
    event.dataTransfer.setData('text/plain', text)
    event.dataTransfer.effectAllowed = 'copyMove'
    const box = view.nodeDOM(at)
    if (box instanceof HTMLElement) event.dataTransfer.setDragImage(box, 0, 0)
    view.dragging = { slice, move: true }
  }
}
