import { findNext, findPrev, getSearchState, replaceAll, replaceNext, SearchQuery } from 'prosemirror-search'
import type { Command } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { isKeyOn } from '#components/admin/editor/rich-text/keys/key-table.ts'
import { closeFind, countMatches, search } from '#components/admin/editor/rich-text/menus/find/find-state.ts'
import { el } from '#components/admin/editor/rich-text/menus/parts/dom.ts'

const COUNT_MS = 150

/** The bar of find and replace. */
export class FindBar {
  readonly element: HTMLElement
  private readonly view: EditorView
  private readonly announce: (message: string) => void
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly find = field('Find')
  private readonly replacement = field('Replace with')
  private readonly count = el('span', { class: 'find-count', role: 'status' })
  private readonly replaceRow: HTMLElement
  private readonly switches: Record<'caseSensitive' | 'wholeWord' | 'regexp', HTMLButtonElement>

  constructor(view: EditorView, announce: (message: string) => void) {
    this.view = view
    this.announce = announce
    this.switches = {
      caseSensitive: this.switchOf('Match case', 'Aa'),
      wholeWord: this.switchOf('Whole words', '|ab|'),
      regexp: this.switchOf('Regular expression', '.*'),
    }
    const row = el('div', { class: 'find-row' }, this.find, ...Object.values(this.switches), this.count)
    row.append(
      button('Previous match', '↑', () => this.run(findPrev)),
      button('Next match', '↓', () => this.run(findNext)),
      button('Close', '✕', () => this.close()),
    )
    this.replaceRow = el('div', { class: 'find-row' }, this.replacement)
    this.replaceRow.append(
      button('Replace', null, () => this.run(replaceNext)),
      button('Replace all', null, () => this.replaceAll()),
    )
    this.element = el('div', { role: 'search', 'aria-label': 'Find and replace', class: 'find-bar' })
    this.element.append(row, this.replaceRow)
    for (const input of [this.find, this.replacement]) input.addEventListener('input', () => this.look())
    this.element.addEventListener('keydown', (event) => this.onKey(event))
  }

  /** Opens, with what is being looked for. */
  open(hasReplace: boolean): void {
    const query = getSearchState(this.view.state)?.query
    this.replaceRow.hidden = !hasReplace
    if (query?.search) {
      this.find.value = query.search
      // Words that were selected are looked for as they are.
      this.switches.regexp.ariaPressed = String(query.regexp)
    }
    this.look()
    this.find.select()
  }

  /** Counts again, after a pause when the text has changed: counting looks at all of it. */
  update(isTextChanged: boolean): void {
    clearTimeout(this.timer)
    if (isTextChanged) this.timer = setTimeout(() => this.showCount(), COUNT_MS)
    else this.showCount()
  }

  /** The bar closes. */
  remove(): void {
    clearTimeout(this.timer)
    this.element.remove()
  }

  private showCount(): void {
    const query = getSearchState(this.view.state)?.query
    if (!query?.search) this.count.textContent = ''
    else if (!query.valid) this.count.textContent = 'Not a regular expression'
    else this.count.textContent = this.countText()
  }

  private countText(): string {
    const { total, current, isMore } = countMatches(this.view.state)
    if (total === 0) return 'No matches'
    const all = `${total}${isMore ? '+' : ''}`
    return current > 0 ? `${current} of ${all}` : `${all} ${total === 1 ? 'match' : 'matches'}`
  }

  private look(): void {
    const isOn = (name: keyof FindBar['switches']) => this.switches[name].ariaPressed === 'true'
    const query = new SearchQuery({
      search: this.find.value,
      replace: this.replacement.value,
      caseSensitive: isOn('caseSensitive'),
      wholeWord: isOn('wholeWord'),
      regexp: isOn('regexp'),
      literal: !isOn('regexp'),
    })
    this.view.dispatch(search(this.view.state, query))
  }

  private run(command: Command): void {
    command(this.view.state, this.view.dispatch, this.view)
  }

  private replaceAll(): void {
    const { total, isMore } = countMatches(this.view.state)
    this.run(replaceAll)
    const all = isMore ? 'All matches' : total === 1 ? '1 match' : `${total} matches`
    this.count.textContent = `${all} replaced`
    this.announce(`${all} replaced.`)
  }

  private close(): void {
    this.run(closeFind)
    this.view.focus()
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing) return
    const isFindKey = isKeyOn('find') && event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey)
    if (event.key === 'Escape') this.close()
    else if (isFindKey) this.open(event.altKey || !this.replaceRow.hidden)
    else if (event.key === 'Enter' && event.target === this.find)
      this.run(event.shiftKey ? findPrev : findNext)
    else if (event.key === 'Enter' && event.target === this.replacement) this.run(replaceNext)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  private switchOf(label: string, text: string): HTMLButtonElement {
    const made = button(label, text, () => {
      made.ariaPressed = String(made.ariaPressed !== 'true')
      this.look()
    })
    made.ariaPressed = 'false'
    return made
  }
}

function field(label: string): HTMLInputElement {
  return el('input', {
    type: 'text',
    'aria-label': label,
    placeholder: label,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
  })
}

/** `sign`: what stands on the button instead of its label. */
function button(label: string, sign: string | null, onPick: () => void): HTMLButtonElement {
  const made = el('button', { type: 'button' }, sign ?? label)
  if (sign) {
    made.setAttribute('aria-label', label)
    made.title = label
  }
  made.addEventListener('click', onPick)
  return made
}
