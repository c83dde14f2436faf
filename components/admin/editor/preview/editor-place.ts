import { headingLines } from '#components/admin/editor/preview/heading-lines.ts'
import { placeAt, type ScrollPlace } from '#components/admin/editor/preview/scroll-place.ts'

const HEADINGS = 'h1, h2, h3, h4, h5, h6'

/** The place at the top of the screen in the view that is shown; null when it shows no text. */
export function editorPlace(body: string): ScrollPlace | null {
  const top = document.querySelector('.status-line')?.getBoundingClientRect().bottom ?? 0
  const rich = visible('.rich .ProseMirror')
  if (rich) return elementPlace(rich, top)
  const source = visible('.source-view')
  return source ? sourcePlace(source, top, body) : null
}

function elementPlace(root: Element, top: number): ScrollPlace {
  const { top: start, bottom: end } = root.getBoundingClientRect()
  return placeAt(top, headingTops(root), start, end)
}

/** CodeMirror draws only the lines near the screen, so the place comes from the number of the line at the top. */
function sourcePlace(source: Element, top: number, body: string): ScrollPlace {
  const numbers = [...source.querySelectorAll('.cm-lineNumbers .cm-gutterElement')]
  const rows = numbers.map((row) => ({ line: Number(row.textContent), box: row.getBoundingClientRect() }))
  const row = rows.find(({ box }) => box.height > 0 && box.bottom > top)
  const line = row ? row.line + Math.max(0, top - row.box.top) / row.box.height : 1
  return placeAt(line, headingLines(body), 1, body.split('\n').length + 1)
}

/** The tops of the headings of a text on the screen; those inside boxes and quotations do not count. */
export function headingTops(root: Element): number[] {
  return [...root.children]
    .filter((child) => child.matches(HEADINGS))
    .map((child) => child.getBoundingClientRect().top)
}

function visible(selector: string): Element | null {
  const found = document.querySelector(selector)
  return found?.checkVisibility() ? found : null
}
