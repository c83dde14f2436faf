import { el, icon, uniqueId } from '#components/admin/editor/rich-text/menus/parts/dom.ts'
import type { IconName } from '#components/admin/editor/rich-text/menus/parts/icons.ts'

export type Option = { title: string; hint?: string; icon?: IconName; sign?: string }

/** A list to choose from, moved through from a field elsewhere: that field keeps the focus. */
export class Listbox<Choice extends Option> {
  readonly element: HTMLElement
  private choices: readonly Choice[] = []
  private active = -1
  private readonly field: HTMLElement
  private readonly onPick: (choice: Choice) => void

  constructor(label: string, field: HTMLElement, onPick: (choice: Choice) => void) {
    this.element = el('div', { role: 'listbox', id: uniqueId('choices'), 'aria-label': label })
    this.element.className = 'choices'
    this.field = field
    this.onPick = onPick
    // The field keeps the focus, also on touch.
    this.element.addEventListener('mousedown', (event) => event.preventDefault())
    this.element.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest<HTMLElement>('[role="option"]') : null
      if (option) this.pick(Number(option.dataset.index))
    })
  }

  get size(): number {
    return this.choices.length
  }

  show(choices: readonly Choice[], active = 0): void {
    this.choices = choices
    this.element.replaceChildren(...choices.map((choice, index) => this.optionOf(choice, index)))
    this.field.setAttribute('aria-controls', this.element.id)
    this.setActive(choices.length > 0 ? active : -1)
  }

  /** Takes a key; says whether it was one for the list. */
  take(key: string): boolean {
    const { length } = this.choices
    if (length === 0) return false
    if (key === 'ArrowDown') this.setActive((this.active + 1) % length)
    else if (key === 'ArrowUp') this.setActive(this.active <= 0 ? length - 1 : this.active - 1)
    else if ((key === 'Enter' || key === 'Tab') && this.active >= 0) this.pick(this.active)
    else return false
    return true
  }

  /** Takes what it has set on the field back. */
  leave(): void {
    this.field.removeAttribute('aria-activedescendant')
    this.field.removeAttribute('aria-controls')
  }

  private pick(index: number): void {
    const choice = this.choices[index]
    if (choice) this.onPick(choice)
  }

  private setActive(index: number): void {
    this.active = index
    for (const option of this.element.querySelectorAll<HTMLElement>('[role="option"]')) {
      const isActive = Number(option.dataset.index) === index
      option.setAttribute('aria-selected', String(isActive))
      if (!isActive) continue
      this.field.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    }
    if (index < 0) this.field.removeAttribute('aria-activedescendant')
  }

  private optionOf({ title, hint, icon: name, sign }: Choice, index: number): HTMLElement {
    const option = el('div', {
      role: 'option',
      id: `${this.element.id}-${index}`,
      'data-index': String(index),
    })
    const mark = el('span', { class: 'choice-sign', 'aria-hidden': 'true' })
    if (name) mark.append(icon(name))
    else if (sign) mark.append(sign)
    option.append(mark, el('span', { class: 'choice-title' }, title))
    if (hint) option.append(el('span', { class: 'choice-hint' }, hint))
    return option
  }
}
