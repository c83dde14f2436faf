import { cleanHtml, TooMuch } from '#components/admin/editor/rich-text/paste/clean/clean-html.ts'
import type { TakeImage } from '#components/admin/editor/rich-text/paste/clean/images.ts'

/** What a writer waits for a paste at most. */
const BUDGET_MS = 3000

type Options = { takeImage: TakeImage; onTooMuch: () => void }

/** The HTML of another program, cleaned. If that takes too long, only its lines of text. */
export function cleanPasted(html: string, { takeImage, onTooMuch }: Options): string {
  const end = performance.now() + BUDGET_MS
  const document = new DOMParser().parseFromString(html, 'text/html')
  const { body } = document
  try {
    cleanHtml(body, { takeImage, isLate: () => performance.now() > end })
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error
    onTooMuch()
    const lines = (body.textContent ?? '').split(/\s*\n\s*/).filter(Boolean)
    body.replaceChildren(
      ...lines.map((line) => Object.assign(document.createElement('p'), { textContent: line })),
    )
  }
  return body.innerHTML
}
