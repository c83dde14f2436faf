import { buildLists, type Item } from '#components/admin/editor/rich-text/paste/clean/build-lists.ts'
import { all, isElement, unwrap } from '#components/admin/editor/rich-text/paste/clean/dom.ts'

/** Nests lists whose depth stands in attributes, or beside the item instead of in it; marks tasks. */
export function cleanLists(body: HTMLElement) {
  for (const wrapper of all(body, '.ListContainerWrapper')) unwrap(wrapper)
  for (const item of all(body, 'li')) markTask(item)
  for (const list of all(body, 'ul, ol')) if (body.contains(list) && !isList(list.parentElement)) nest(list)
}

function isList(node: Node | null): node is HTMLElement {
  return isElement(node) && (node.nodeName === 'UL' || node.nodeName === 'OL')
}

function markTask(item: HTMLElement) {
  const box = item.querySelector('input[type="checkbox"]')
  if (box && box.closest('li') === item) {
    item.setAttribute('data-checked', String(box.hasAttribute('checked')))
    box.remove()
  }
  if (item.getAttribute('role') !== 'checkbox') return
  item.setAttribute('data-checked', item.getAttribute('aria-checked') ?? 'false')
  // The picture of a box, in Google Docs.
  item.querySelector('img')?.remove()
}

function nest(first: HTMLElement) {
  const group = [first]
  for (let next = neighbour(first); next && hasLevels(first) && hasLevels(next); next = neighbour(next))
    group.push(next)
  const isSound = group.length === 1 && [...first.children].every(({ nodeName }) => nodeName === 'LI')
  if (isSound) return
  const items = group.flatMap((list) => itemsOf(list, 1))
  first.before(...buildLists(items))
  for (const list of group) list.remove()
}

function neighbour(list: HTMLElement): HTMLElement | null {
  const next = list.nextElementSibling
  const between = list.nextSibling
  if (!isList(next)) return null
  return between === next || between?.textContent?.trim() === '' ? next : null
}

function hasLevels(list: HTMLElement): boolean {
  return list.querySelector(':scope > li[aria-level], :scope > li[data-aria-level]') !== null
}

function itemsOf(list: HTMLElement, depth: number): Item[] {
  const isOrdered = list.nodeName === 'OL'
  const start = Number(list.getAttribute('start') ?? 1)
  return [...list.children].flatMap((child) => {
    if (isList(child)) return itemsOf(child, depth + 1)
    if (child.nodeName !== 'LI') return []
    const given = Number(child.getAttribute('aria-level') ?? child.getAttribute('data-aria-level'))
    return { level: given || depth, isOrdered, start, li: child as HTMLElement }
  })
}
