import type { Html } from 'mdast'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { type Edit, type ImageReference, placeOf, spanOf } from '#lib/import-export/images/references.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** The images in an HTML node of a Markdown text. */
export function findInHtml(node: Html, source: string, inLink: boolean): ImageReference[] {
  const { start, end } = spanOf(node)
  const { childNodes } = parseFragment(source.slice(start, end), { sourceCodeLocationInfo: true })
  const isLinked = inLink || endsInLink(source.slice(Math.max(0, start - 2_000), start))
  return childNodes.flatMap((child) => findIn(child, { html: node, start }, isLinked))
}

/** An HTML node and its offset in the source. */
type Piece = { html: Html; start: number }

function findIn(node: Node, piece: Piece, inLink: boolean): ImageReference[] {
  if (!('childNodes' in node)) return []
  const below = inLink || node.tagName === 'a'
  const deeper = node.childNodes.flatMap((child) => findIn(child, piece, below))
  return node.tagName === 'img' ? [...describe(node, piece, inLink), ...deeper] : deeper
}

function describe(element: Element, { html, start }: Piece, inLink: boolean): ImageReference[] {
  const location = element.sourceCodeLocation
  const src = location?.attrs?.src
  if (!location || !src) return []
  const address = attributeOf(element, 'src')
  const alt = escapeHtml(attributeOf(element, 'alt').replace(/\s+/g, ' ').trim())
  const instead = (text: string): Edit => ({
    start: start + location.startOffset,
    end: start + location.endOffset,
    text,
  })
  const words = alt && `<em>${alt}</em>`
  const { line, column } = placeOf(html)
  return [
    {
      address,
      line: line + location.startLine - 1,
      column: location.startLine === 1 ? column + location.startCol - 1 : location.startCol,
      showFrom: (path) => ({
        start: start + src.startOffset,
        end: start + src.endOffset,
        text: `src="${path}"`,
      }),
      linkInstead: () => instead(inLink ? words : `<a href="${escapeHtml(address)}">${alt || '↗'}</a>`),
      wordsInstead: () => instead(words),
    },
  ]
}

/** Whether the text ends inside an unclosed link. */
function endsInLink(before: string): boolean {
  return before.search(/<a\s[^>]*>(?!.*<\/a>)/is) !== -1
}

function attributeOf(element: Element, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? ''
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
