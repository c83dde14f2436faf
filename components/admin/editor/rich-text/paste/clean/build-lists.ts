export type Item = { level: number; isOrdered: boolean; start: number; li: HTMLElement }

type Open = { level: number; isOrdered: boolean; list: HTMLElement }

/** Real lists from items with levels, in order. */
export function buildLists(items: readonly Item[]): HTMLElement[] {
  const roots: HTMLElement[] = []
  const open: Open[] = []
  for (const item of items) {
    while (isDeeper(open.at(-1), item)) open.pop()
    const top = open.at(-1)
    if (top?.level === item.level && top.isOrdered === item.isOrdered) {
      top.list.append(item.li)
      continue
    }
    if (top?.level === item.level) open.pop()
    const outer = open.at(-1)?.list.lastElementChild
    const list = listFor(item, outer?.lastElementChild)
    list.append(item.li)
    if (!outer) roots.push(list)
    else if (list.parentElement !== outer) outer.append(list)
    open.push({ level: item.level, isOrdered: item.isOrdered, list })
  }
  return roots
}

function isDeeper(top: Open | undefined, { level }: Item): boolean {
  return top !== undefined && top.level > level
}

/** The list that stands there already, such as after an item that skipped a level, or a new one. */
function listFor({ isOrdered, start, li }: Item, last: Element | null | undefined): HTMLElement {
  const name = isOrdered ? 'OL' : 'UL'
  if (last?.nodeName === name) return last as HTMLElement
  const list = li.ownerDocument.createElement(name)
  if (isOrdered && start !== 1) list.setAttribute('start', String(start))
  return list
}
