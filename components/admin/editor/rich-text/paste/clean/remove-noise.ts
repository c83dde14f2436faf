import { all, isElement, styleOf, unwrap } from '#components/admin/editor/rich-text/paste/clean/dom.ts'
import { STYLE } from '#components/admin/editor/rich-text/paste/clean/inert-html.ts'

const NEVER_TEXT =
  'script, style, meta, link, title, template, noscript, iframe, object, embed, svg, canvas, audio, video, nav, select, textarea, button, [role="button"], [hidden], dialog, colgroup, xml'

/** Removes comments, hidden parts, buttons and what else is not text. */
export function removeNoise(body: HTMLElement) {
  for (const formula of all(body, '.katex')) showFormula(formula)
  for (const element of all(body, NEVER_TEXT)) element.remove()
  for (const element of all(body, '[aria-hidden="true"]')) if (!element.querySelector('img')) element.remove()
  for (const element of all(body, `[${STYLE}]`)) if (isHidden(element)) element.remove()
  for (const element of all(body, '.Apple-interchange-newline')) element.remove()
  removeComments(body)
  // Names with a colon: Word's smart tags and its empty <o:p>.
  for (const element of all(body, '*')) if (element.nodeName.includes(':')) unwrap(element)
}

function isHidden(element: HTMLElement): boolean {
  return styleOf(element, 'display') === 'none' || styleOf(element, 'mso-hide') === 'all'
}

/** A typeset formula is written twice: keep what was typed. */
function showFormula(formula: HTMLElement) {
  const typed = formula.querySelector('annotation')?.textContent
  if (typed) formula.replaceWith(typed)
}

function removeComments(node: Node) {
  for (let child = node.firstChild; child; ) {
    const next = child.nextSibling
    if (child.nodeType === 8 || child.nodeType === 7 || child.nodeType === 4) child.remove()
    else if (isElement(child)) removeComments(child)
    child = next
  }
}
