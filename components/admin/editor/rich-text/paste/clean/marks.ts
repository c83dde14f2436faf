import {
  all,
  rename,
  styleOf,
  textOf,
  unwrap,
  wrapContent,
} from '#components/admin/editor/rich-text/paste/clean/dom.ts'
import { STYLE } from '#components/admin/editor/rich-text/paste/clean/inert-html.ts'

const STYLED = 'span, font, a, b, strong, i, em, u, s, sub, sup'

/** Says in elements what style attributes say, and drops emphasis that a style takes back. */
export function nameMarks(body: HTMLElement) {
  for (const element of all(body, STYLED)) if (element.hasAttribute(STYLE)) nameMarksOf(element)
  for (const [from, to] of RENAMED) for (const element of all(body, from)) rename(element, to)
  for (const element of all(body, 'h1, h2, h3, h4, h5, h6'))
    for (const bold of all(element, 'b, strong')) unwrap(bold)
}

const RENAMED: [string, string][] = [
  ['b', 'strong'],
  ['i, dfn, var', 'em'],
  ['s, strike', 'del'],
  ['samp, tt', 'code'],
]

function nameMarksOf(element: HTMLElement) {
  const weight = styleOf(element, 'font-weight')
  const isBoldTag = /^(b|strong)$/i.test(element.nodeName)
  const isItalicTag = /^(i|em)$/i.test(element.nodeName)
  if (textOf(element) !== '') {
    if (!isBoldTag && /^(bold(er)?|[6-9]00)$/.test(weight)) wrapContent(element, 'strong')
    if (!isItalicTag && /^(italic|oblique)/.test(styleOf(element, 'font-style'))) wrapContent(element, 'em')
    if (/line-through/.test(styleOf(element, 'text-decoration') + styleOf(element, 'text-decoration-line')))
      wrapContent(element, 'del')
    const raised = /^(super|sub)$/.exec(styleOf(element, 'vertical-align'))?.[1]
    if (raised && !element.closest('sub, sup')) wrapContent(element, raised === 'super' ? 'sup' : 'sub')
    if (isMonospace(element) && !element.closest('pre, code')) wrapContent(element, 'code')
  }
  const isTakenBack =
    (isBoldTag && /^(normal|lighter|[1-4]00)$/.test(weight)) ||
    (isItalicTag && styleOf(element, 'font-style') === 'normal')
  if (isTakenBack) unwrap(element)
}

export function isMonospace(element: Element): boolean {
  return /courier|consolas|menlo|monaco|\bmono(space)?\b/.test(styleOf(element, 'font-family'))
}
