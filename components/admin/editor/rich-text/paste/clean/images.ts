import { all, isBlock, textOf } from '#components/admin/editor/rich-text/paste/clean/dom.ts'

/** What becomes of the pictures: an address to show, or null when it cannot be had. */
export type TakeImage = (src: string) => string | null

/** Each picture becomes a block after the words it stood in; what only counts readers goes. */
export function cleanImages(body: HTMLElement, take: TakeImage) {
  for (const image of all(body, 'img')) {
    const src = image.getAttribute('src') ?? ''
    const alt = image.getAttribute('alt') ?? ''
    if (isEmoji(image, alt)) image.replaceWith(alt)
    else {
      const taken = isTiny(image) ? null : take(src)
      if (taken !== null) placeFigure(image, { src: taken, alt })
      image.remove()
    }
  }
  for (const figure of all(body, 'figure:not([data-src])'))
    if (textOf(figure) === '' && !figure.querySelector('[data-src]')) figure.remove()
}

function isEmoji(image: HTMLElement, alt: string): boolean {
  return alt !== '' && alt.length <= 14 && /^[\p{Extended_Pictographic}\p{Emoji_Component}]+$/u.test(alt)
    ? true
    : /\b(emoji|smiley)\b/.test(image.getAttribute('class') ?? '')
}

function isTiny(image: HTMLElement): boolean {
  return ['width', 'height'].some((side) => /^[0-2](px)?$/.test(image.getAttribute(side) ?? ''))
}

function placeFigure(image: HTMLElement, { src, alt }: { src: string; alt: string }) {
  const made = image.ownerDocument.createElement('figure')
  made.setAttribute('data-src', src)
  made.setAttribute('data-alt', alt)
  const outer = image.closest('figure')
  const words = outer?.querySelector('figcaption')
  if (words && outer?.querySelectorAll('img').length === 1) {
    made.setAttribute('data-caption', textOf(words))
    outer.replaceWith(made)
  } else lineAround(image).after(made)
}

/** The outermost element that holds only a line of text. */
function lineAround(image: HTMLElement): Element {
  let line: Element = image
  for (let at = image.parentElement; at && at.nodeName !== 'BODY'; at = at.parentElement) {
    if (/^(LI|TD|TH|BLOCKQUOTE|UL|OL|TABLE|FIGURE)$/.test(at.nodeName)) break
    if ([...at.children].some((child) => child !== line && isBlock(child))) break
    if (isBlock(at) && textOf(at) === '' && at.querySelectorAll('img').length > 1) break
    line = at
    if (/^(P|H[1-6])$/.test(at.nodeName)) break
  }
  return line
}
