import { all, unwrap } from '#components/admin/editor/rich-text/paste/clean/dom.ts'

/** The elements that the document knows, with the attributes that mean something. */
const ALLOWED: Record<string, readonly string[]> = {
  p: [],
  h2: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  blockquote: [],
  ul: [],
  ol: ['start'],
  li: ['data-checked'],
  pre: ['data-lang'],
  code: [],
  hr: [],
  table: [],
  tbody: [],
  tr: [],
  th: ['align'],
  td: ['align'],
  figure: ['data-src', 'data-alt', 'data-caption'],
  // It only separates its text from the blocks around it, or is a footnote.
  div: ['data-footnote'],
  a: ['href', 'title'],
  strong: [],
  em: [],
  del: [],
  sub: [],
  sup: ['data-note'],
  kbd: [],
  mark: [],
  br: [],
}

const SEPARATES =
  /^(section|article|main|aside|header|footer|address|dl|dt|dd|details|summary|center|fieldset|figcaption|form|label)$/

/** Everything else leaves only its words. */
export function keepAllowed(body: HTMLElement) {
  for (const element of all(body, '*')) {
    const name = element.nodeName.toLowerCase()
    const isPicture = name !== 'figure' || element.hasAttribute('data-src')
    const attributes = isPicture ? ALLOWED[name] : undefined
    if (attributes) keepAttributes(element, attributes)
    else if (SEPARATES.test(name) || name === 'figure') separate(element)
    else unwrap(element)
  }
}

function keepAttributes(element: HTMLElement, allowed: readonly string[]) {
  for (const { name } of [...element.attributes]) if (!allowed.includes(name)) element.removeAttribute(name)
}

function separate(element: HTMLElement) {
  const box = element.ownerDocument.createElement('div')
  while (element.firstChild) box.append(element.firstChild)
  element.replaceWith(box)
}
