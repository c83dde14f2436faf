import { parseHTML } from 'linkedom'
import { parse, serialize } from 'parse5'
import { inertHtml } from '#components/admin/editor/rich-text/paste/clean/inert-html.ts'

/** The body of pasted HTML, read as browsers read it, without a browser. */
export function pastedBody(html: string): HTMLElement {
  // linkedom's own parser is not that of the standard; parse5 is.
  const body = parseHTML(serialize(parse(inertHtml(html)))).document.body as unknown as HTMLElement
  // linkedom puts each character reference into a text node of its own.
  body.normalize()
  return body
}
