import { buildLists, type Item } from '#components/admin/editor/rich-text/paste/clean/build-lists.ts'
import { all, moveContent, styleOf, textOf } from '#components/admin/editor/rich-text/paste/clean/dom.ts'

/** Paragraphs that Word draws as a list become one. */
export function cleanWordLists(body: HTMLElement) {
  const seen = new Set<Element>()
  for (const first of all(body, 'p, h1, h2, h3, h4, h5, h6, div')) {
    if (seen.has(first) || !levelOf(first)) continue
    const items: Item[] = []
    const run: Element[] = []
    for (let at: Element | null = first; at; at = at.nextElementSibling) {
      const item = itemOf(at as HTMLElement)
      if (item) items.push(item)
      else if (!continues(at)) break
      else items.at(-1)?.li.append(paragraphOf(at as HTMLElement))
      seen.add(at)
      run.push(at)
    }
    first.before(...buildLists(items))
    for (const paragraph of run) paragraph.remove()
  }
}

function levelOf(paragraph: Element): number {
  return Number(/\blevel(\d+)/.exec(styleOf(paragraph, 'mso-list'))?.[1] ?? 0)
}

/** A further paragraph of the item before. */
function continues(paragraph: Element): boolean {
  return /\bMsoListParagraph/.test(paragraph.getAttribute('class') ?? '')
}

function itemOf(paragraph: HTMLElement): Item | null {
  const level = levelOf(paragraph)
  if (!level) return null
  const bullet = [...all(paragraph, 'span')].find((span) => styleOf(span, 'mso-list') === 'ignore')
  const words = bullet ? textOf(bullet) : ''
  bullet?.remove()
  const number = /^\(?(?:(\d+)|[a-z]{1,5})[.)]/i.exec(words)
  const li = paragraph.ownerDocument.createElement('li')
  li.append(paragraphOf(paragraph))
  return { level, isOrdered: number !== null, start: Number(number?.[1] ?? 1), li }
}

function paragraphOf(paragraph: HTMLElement): HTMLElement {
  const made = paragraph.ownerDocument.createElement('p')
  moveContent(paragraph, made)
  return made
}
