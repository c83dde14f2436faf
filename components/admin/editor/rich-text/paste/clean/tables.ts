import {
  all,
  isBlock,
  isElement,
  moveContent,
  rename,
  styleOf,
  textOf,
  unwrap,
} from '#components/admin/editor/rich-text/paste/clean/dom.ts'

/** Tables of text: as many cells in each row, one line in each cell. Tables that only lay out a page are taken apart. */
export function cleanTables(body: HTMLElement) {
  for (const table of all(body, 'table').reverse()) {
    if (isLayout(table)) takeApart(table)
    else rebuild(table)
  }
}

function isLayout(table: HTMLElement): boolean {
  const cells = table.querySelectorAll('td, th').length
  const isPresentation = /^(presentation|none)$/.test(table.getAttribute('role') ?? '')
  return (
    cells <= 1 || isPresentation || table.querySelector('table, h1, h2, h3, h4, pre, blockquote') !== null
  )
}

function takeApart(table: HTMLElement) {
  for (const cell of all(table, 'td, th, caption')) if (cell.closest('table') === table) rename(cell, 'div')
  for (const part of all(table, 'thead, tbody, tfoot, tr')) if (part.closest('table') === table) unwrap(part)
  unwrap(table)
}

type Cell = { html: HTMLElement; align: string }

function rebuild(table: HTMLElement) {
  const document = table.ownerDocument
  const caption = table.querySelector('caption')
  if (caption && textOf(caption) !== '') {
    const paragraph = document.createElement('p')
    paragraph.textContent = textOf(caption)
    table.before(paragraph)
  }
  const grid = trim(gridOf(table))
  const width = Math.max(0, ...grid.map((row) => row.length))
  if (grid.length === 0 || width === 0) return table.remove()
  const aligns = Array.from({ length: width }, (_, column) => alignOf(grid, column))
  const made = document.createElement('table')
  for (const [index, row] of grid.entries()) {
    const line = document.createElement('tr')
    for (let column = 0; column < width; column++) {
      const cell = document.createElement(index === 0 ? 'th' : 'td')
      const given = row[column]?.html
      if (given) moveContent(given, cell)
      if (index === 0) for (const bold of all(cell, 'b, strong')) unwrap(bold)
      const align = aligns[column]
      if (align) cell.setAttribute('align', align)
      line.append(cell)
    }
    made.append(line)
  }
  table.replaceWith(made)
}

const MAX_SPAN = 1000

/** Markdown has no cells over several columns or rows: the others of them are empty. */
function gridOf(table: HTMLElement): (Cell | undefined)[][] {
  const rows = all(table, 'tr')
  const grid: (Cell | undefined)[][] = rows.map(() => [])
  const taken = rows.map(() => new Set<number>())
  for (const [index, row] of rows.entries()) {
    let column = 0
    for (const cell of row.children) {
      while (taken[index]?.has(column)) column += 1
      const line = grid[index]
      if (line) line[column] = cellOf(cell as HTMLElement)
      for (let down = 0; down < spanOf(cell, 'rowspan'); down++)
        for (let right = 0; right < spanOf(cell, 'colspan'); right++) taken[index + down]?.add(column + right)
      column += spanOf(cell, 'colspan')
    }
  }
  return grid
}

function spanOf(cell: Element, name: string): number {
  return Math.min(MAX_SPAN, Math.max(1, Number(cell.getAttribute(name) ?? 1) || 1))
}

function cellOf(cell: HTMLElement): Cell {
  const align = cell.getAttribute('align') ?? styleOf(cell, 'text-align')
  for (const image of all(cell, 'img')) image.replaceWith(image.getAttribute('alt') ?? '')
  flatten(cell)
  return { html: cell, align: /^(right|center)$/.test(align) ? align : '' }
}

/** A cell holds one line of text: blocks in it are set apart by line breaks. */
function flatten(cell: HTMLElement) {
  for (const block of all(cell, '*').reverse()) {
    if (!isBlock(block)) continue
    if (textOf(block) !== '' && hasTextAfter(block)) block.after(cell.ownerDocument.createElement('br'))
    unwrap(block)
  }
}

function hasTextAfter(block: Element): boolean {
  for (let next = block.nextSibling; next; next = next.nextSibling)
    if (textOf(next) !== '') return !(isElement(next) && next.nodeName === 'BR')
  return false
}

/** Without rows and columns at the ends that are empty, as spreadsheets copy them. */
function trim(grid: (Cell | undefined)[][]): (Cell | undefined)[][] {
  const isFilled = (cell: Cell | undefined) => cell !== undefined && textOf(cell.html) !== ''
  const rows = grid.filter((row) => row.some(isFilled))
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex(isFilled) + 1))
  return rows.map((row) => row.slice(0, width))
}

/** The alignment that the cells of a column agree on, its header aside. */
function alignOf(grid: (Cell | undefined)[][], column: number): string {
  const cells = grid
    .slice(1)
    .flatMap((row) => row[column] ?? [])
    .filter(({ html }) => textOf(html) !== '')
  const [first] = cells
  return first && cells.every(({ align }) => align === first.align) ? first.align : ''
}
