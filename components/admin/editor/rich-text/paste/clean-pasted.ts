import { cleanHtml, TooMuch } from '#components/admin/editor/rich-text/paste/clean/clean-html.ts'
import { cleanOwn } from '#components/admin/editor/rich-text/paste/clean/clean-own.ts'
import type { TakeImage } from '#components/admin/editor/rich-text/paste/clean/images.ts'
import { inertHtml } from '#components/admin/editor/rich-text/paste/clean/inert-html.ts'

/** What a writer waits for a paste at most. */
const BUDGET_MS = 3000

/** `isOwn`: copied in this editor, as it says itself. */
type Options = { isOwn: boolean; takeImage: TakeImage; onTooMuch: () => void }

/** Pasted HTML, cleaned. If that takes too long, only its lines of text. */
export function cleanPasted(html: string, { isOwn, takeImage, onTooMuch }: Options): string {
  const end = performance.now() + BUDGET_MS
  const document = new DOMParser().parseFromString(inertHtml(html), 'text/html')
  const { body } = document
  try {
    if (isOwn) cleanOwn(body, takeImage)
    else cleanHtml(body, { takeImage, isLate: () => performance.now() > end })
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
