import type { EditorView } from 'prosemirror-view'

export type Anchor = { left: number; top: number; bottom: number }

const GAP = 6
/** What the status line and the toolbar cover at the top of the window. */
const COVERED_TOP = 110
/** What the toolbar covers at the bottom of a phone. */
const COVERED_BOTTOM = 54
const PHONE_WIDTH = 640
const LEAST_HEIGHT = 160

/** Places an element in the area of the text, below the anchor, or above it where there is no room below. */
export function placeAt(
  view: EditorView,
  element: HTMLElement,
  anchor: Anchor,
  prefer: 'below' | 'above' = 'below',
) {
  const area = areaOf(view).getBoundingClientRect()
  element.style.removeProperty('max-block-size')
  const { offsetHeight: height, offsetWidth: width } = element
  const window = view.dom.ownerDocument.defaultView
  const covered = window && window.innerWidth < PHONE_WIDTH ? COVERED_BOTTOM : 0
  const bottom = (window?.visualViewport?.height ?? window?.innerHeight ?? 0) - covered - GAP
  const hasRoomAbove = anchor.top - height - GAP > COVERED_TOP
  const hasRoomBelow = anchor.bottom + height + GAP < bottom
  const isAbove = hasRoomAbove && (prefer === 'above' || !hasRoomBelow)
  const room = isAbove ? anchor.top - GAP - COVERED_TOP : bottom - anchor.bottom - GAP
  if (height > room) element.style.setProperty('max-block-size', `${Math.max(room, LEAST_HEIGHT)}px`)
  const top = isAbove ? anchor.top - height - GAP : anchor.bottom + GAP
  const left = Math.max(0, Math.min(anchor.left - area.left, area.width - width))
  element.style.setProperty('top', `${top - area.top}px`)
  element.style.setProperty('left', `${left}px`)
}

/** The box around the text, in which menus stand and scroll along. */
export function areaOf({ dom }: EditorView): HTMLElement {
  return dom.parentElement ?? dom
}

/**
 * Shows an element that takes the focus until the writer picks, presses Escape, or points elsewhere. Returns what closes
 * it; the focus then goes back to the text, unless it was moved on purpose.
 */
export function openPopup(view: EditorView, element: HTMLElement, anchor: Anchor): () => void {
  const { ownerDocument } = view.dom
  let isOpen = true
  const close = (isBack = true) => {
    if (!isOpen) return
    isOpen = false
    ownerDocument.removeEventListener('pointerdown', onPoint, true)
    element.remove()
    if (isBack && !view.isDestroyed) view.focus()
  }
  const onPoint = ({ target }: Event) => {
    if (target instanceof Node && !element.contains(target)) close(false)
  }
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' && event.key !== 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    close()
  })
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !element.contains(relatedTarget)) close(false)
  })
  areaOf(view).append(element)
  placeAt(view, element, anchor)
  ownerDocument.addEventListener('pointerdown', onPoint, true)
  return () => close()
}
