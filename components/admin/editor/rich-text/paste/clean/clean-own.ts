import { MAX_ELEMENTS, TooMuch } from '#components/admin/editor/rich-text/paste/clean/clean-html.ts'
import { all } from '#components/admin/editor/rich-text/paste/clean/dom.ts'
import type { TakeImage } from '#components/admin/editor/rich-text/paste/clean/images.ts'
import { removeNoise } from '#components/admin/editor/rich-text/paste/clean/remove-noise.ts'
import { KEPT, withKept } from '#components/admin/editor/rich-text/paste/copy/kept-attributes.ts'

/**
 * Cleans HTML that says it was copied in this editor. Any page can say so: it keeps what the editor writes for itself,
 * and nothing else. Throws TooMuch.
 */
export function cleanOwn(body: HTMLElement, takeImage: TakeImage) {
  if (body.getElementsByTagName('*').length > MAX_ELEMENTS) throw new TooMuch()
  removeNoise(body)
  // Markdown has no cells over several columns or rows.
  for (const cell of all(body, '[colspan], [rowspan]'))
    for (const name of ['colspan', 'rowspan']) cell.removeAttribute(name)
  for (const figure of all(body, 'figure[data-src]')) {
    takeOver(figure, 'data-src', takeImage)
    figure.replaceChildren()
  }
  for (const image of all(body, 'img')) takeOver(image, 'src', takeImage)
}

/** What the editor kept of the picture wins over what it showed. */
function takeOver(picture: HTMLElement, name: string, takeImage: TakeImage) {
  const kept = withKept(picture.getAttribute(KEPT), {}).src
  const src = typeof kept === 'string' ? kept : (picture.getAttribute(name) ?? '')
  const taken = takeImage(src)
  if (taken === null) return picture.remove()
  // An address of this site stays as it was written.
  if (!/^data:/i.test(src)) return
  picture.setAttribute(name, taken)
  picture.setAttribute(KEPT, JSON.stringify(withKept(picture.getAttribute(KEPT), { src: taken })))
}
