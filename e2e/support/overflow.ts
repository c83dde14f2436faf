import type { Page } from 'playwright/test'

/**
 * Elements that overflow the page sideways or their own box, each as "element “its first words” by 12 px". Ignores
 * scroll containers, clipped elements and visually hidden text.
 */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Map<Element, number>()
    const contained = new Map<Element, boolean>([[document.body, false]])
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    while (texts.nextNode()) {
      const { currentNode: text } = texts
      const element = text.parentElement
      if (!text.nodeValue?.trim() || !element?.checkVisibility() || isContained(element)) continue
      range.selectNodeContents(text)
      const box = blockOf(element).getBoundingClientRect()
      for (const { left, right, width } of range.getClientRects())
        if (width > 0) note(element, Math.max(right - box.right, box.left - left, right - innerWidth, -left))
    }
    for (const element of document.body.querySelectorAll('*')) {
      const { left, right, width, height } = element.getBoundingClientRect()
      if (width > 0 && height > 0 && element.checkVisibility() && !isContained(element))
        note(element, Math.max(right - innerWidth, -left))
    }
    const beyond = document.documentElement.scrollWidth - innerWidth
    if (beyond > 0) note(document.documentElement, beyond)
    return [...found].map(([element, by]) => `${nameOf(element)} by ${Math.round(by)} px`)

    // A line broken inside a word can measure up to two pixels too wide.
    function note(element: Element, by: number) {
      if (by > 2.5) found.set(element, Math.max(by, found.get(element) ?? 0))
    }

    // Its content scrolls, is clipped, or is visually hidden.
    function isContained(element: Element): boolean {
      const known = contained.get(element)
      if (known !== undefined) return known
      const { overflowX, clipPath, position } = getComputedStyle(element)
      const contains = overflowX !== 'visible' || (position === 'absolute' && clipPath !== 'none')
      const answer = contains || (element.parentElement !== null && isContained(element.parentElement))
      contained.set(element, answer)
      return answer
    }

    function blockOf(element: Element): Element {
      const { display } = getComputedStyle(element)
      const isPartOfLine = /^(inline|ruby|ruby-text|contents)$/.test(display)
      return isPartOfLine && element.parentElement ? blockOf(element.parentElement) : element
    }

    function nameOf(element: Element): string {
      const words = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 30)
      return `${element.tagName.toLowerCase()}${[...element.classList].map((name) => `.${name}`).join('')} “${words}”`
    }
  })
}
