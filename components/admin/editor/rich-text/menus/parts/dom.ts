import { ICONS, type IconName } from '#components/admin/editor/rich-text/menus/parts/icons.ts'

type Attributes = Record<string, string>

/** An element with attributes and children. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

const SVG = 'http://www.w3.org/2000/svg'

/** A decorative icon. */
export function icon(name: IconName, size = 18): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  const attributes = {
    viewBox: '0 0 24 24',
    width: String(size),
    height: String(size),
    'aria-hidden': 'true',
  }
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value)
  svg.classList.add('menu-icon')
  svg.innerHTML = ICONS[name]
  return svg
}

type Button = { label: string; icon?: IconName; text?: string; className?: string; onPick: () => void }

/** A button that leaves the focus, and with it the selection, in the text. */
export function quietButton({ label, icon: name, text, className, onPick }: Button): HTMLButtonElement {
  const button = el('button', { type: 'button', 'aria-label': label, title: label, tabindex: '-1' })
  if (className) button.className = className
  if (name) button.append(icon(name))
  if (text) button.append(text)
  button.addEventListener('pointerdown', (event) => event.preventDefault())
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', onPick)
  return button
}

let count = 0

/** An id that no other element of the page has. */
export function uniqueId(prefix: string): string {
  count += 1
  return `${prefix}-${count}`
}
