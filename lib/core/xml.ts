/**
 * An XML element. Children that are undefined, null or false are skipped, so that optional parts can be written
 * inline.
 */
export type Element = { name: string; attributes: Attributes; children: Child[] }
type Attributes = Record<string, string | number | undefined>
export type Child = Element | string | undefined | null | false

export function element(name: string, attributes: Attributes, ...children: Child[]): Element {
  return { name, attributes, children }
}

/** An element with only text; undefined when the text is empty. */
export function textElement(name: string, text: string | undefined): Element | undefined {
  return text ? element(name, {}, text) : undefined
}

/** Serialises to UTF-8 XML 1.0. Text is always escaped and never put into CDATA, which it could close. */
export function writeXml(root: Element): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${writeElement(root)}\n`
}

export function writeElement({ name, attributes, children }: Element): string {
  const start = name + Object.entries(attributes).map(writeAttribute).join('')
  const content = children.map(writeChild).join('')
  return content ? `<${start}>${content}</${name}>` : `<${start}/>`
}

function writeChild(child: Child): string {
  if (!child) return ''
  return typeof child === 'string' ? escapeText(child) : writeElement(child)
}

function writeAttribute([name, value]: [string, string | number | undefined]): string {
  return value === undefined ? '' : ` ${name}="${escapeText(String(value))}"`
}

// Characters that XML 1.0 does not allow even escaped (https://www.w3.org/TR/xml/#charsets), including lone
// surrogates.
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

function escapeText(text: string): string {
  return text.replace(ILLEGAL, '').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
