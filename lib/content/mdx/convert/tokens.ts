import type { Html } from 'mdast'
import { type Token, Tokenizer } from 'parse5'
import type { Place } from './places.ts'

/** A token of the HTML in a Markdown text: a tag, text or comment. `raw` is the source text. */
export type HtmlToken = { raw: string; place: Place } & (
  | { kind: 'open'; name: string; attributes: ReadonlyMap<string, string>; selfClosing: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; value: string }
  | { kind: 'comment' }
  | { kind: 'invalid' }
)

/** Tokenizes an HTML node. Anything but a complete tag, comment or text becomes an `invalid` token. */
export function tokenize(node: Html, placeOf: (node: Html, offset: number) => Place): HtmlToken[] {
  const tokens: HtmlToken[] = []
  const at = ({ location }: Pick<Token.TagToken, 'location'>) => {
    const start = location?.startOffset ?? 0
    const raw = node.value.slice(start, location?.endOffset ?? node.value.length)
    return { raw, place: placeOf(node, start) }
  }
  const text = (token: Token.CharacterToken) => {
    tokens.push({ kind: 'text', value: token.chars, ...at(token) })
  }
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (tag) => {
        const attributes = new Map(tag.attrs.map(({ name, value }) => [name, value]))
        tokens.push({ kind: 'open', name: tag.tagName, attributes, selfClosing: tag.selfClosing, ...at(tag) })
      },
      onEndTag: (tag) => void tokens.push({ kind: 'close', name: tag.tagName, ...at(tag) }),
      onComment: (token) => {
        const { raw, place } = at(token)
        tokens.push({ kind: raw.startsWith('<!--') ? 'comment' : 'invalid', raw, place })
      },
      onDoctype: (token) => void tokens.push({ kind: 'invalid', ...at(token) }),
      onCharacter: text,
      onWhitespaceCharacter: text,
      onNullCharacter: text,
      onEof: () => {},
      onParseError: (error) => {
        if (!error.code.startsWith('eof-in-tag')) return
        const start = node.value.lastIndexOf('<')
        tokens.push({ kind: 'invalid', raw: node.value.slice(start), place: placeOf(node, start) })
      },
    },
  )
  tokenizer.write(node.value, true)
  return tokens
}
