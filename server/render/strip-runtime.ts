import { Parser } from 'htmlparser2'

/** A public page, with the text of its inline scripts and style sheets for the CSP hashes. */
export type ReaderDocument = { html: string; scripts: string[]; styles: string[] }

/** Next rendered an incomplete document, which must not be cached. */
export class IncompleteDocument extends Error {}

type Attributes = Record<string, string>
type Cut = { start: number; end: number; replacement?: string }

/**
 * Sanitizes the HTML of public pages: strips Next's runtime scripts, their preloads, the flight data and React's
 * markers. Keeps data blocks, scripts under /assets/, and the inline scripts in `ownScripts`. Moves structured data
 * (JSON-LD) to the end of the head. Throws IncompleteDocument for a page that needs scripts to be complete.
 */
export function stripRuntime(html: string, ownScripts: readonly string[]): ReaderDocument {
  const reader = new DocumentReader(ownScripts)
  reader.read(html)
  reader.moveStructuredData(html)
  if (reader.titles !== 1)
    throw new IncompleteDocument(`The document has ${reader.titles} titles in its head.`)
  return { html: applyCuts(html, reader.cuts), scripts: reader.scripts, styles: reader.styles }
}

class DocumentReader {
  readonly cuts: Cut[] = []
  readonly scripts: string[] = []
  readonly styles: string[] = []
  titles = 0
  readonly #ownScripts: readonly string[]
  readonly #parser: Parser
  readonly #open: { name: string; attributes: Attributes; start: number }[] = []
  readonly #structured: Cut[] = []
  #text = ''
  #lastContent = 0
  #headEnd = 0

  constructor(ownScripts: readonly string[]) {
    this.#ownScripts = ownScripts
    this.#parser = new Parser(
      {
        onattribute: (name) => name === 'data-precedence' && this.#cutAttribute(),
        onopentag: (name, attributes) => this.#onOpenTag(name, attributes),
        onclosetag: (name) => this.#onCloseTag(name),
        oncomment: () => this.#cutFrom(this.#parser.startIndex),
        ontext: (text) => this.#onText(text),
      },
      { decodeEntities: false },
    )
  }

  read(html: string) {
    this.#parser.end(html)
  }

  moveStructuredData(html: string) {
    const moved = this.#structured.map(({ start, end }) => html.slice(start, end)).join('')
    this.cuts.push(...this.#structured, { start: this.#headEnd, end: this.#headEnd, replacement: moved })
  }

  #onOpenTag(name: string, attributes: Attributes) {
    const start = this.#parser.startIndex
    if (name === 'template' || attributes.id?.startsWith('S:'))
      throw new IncompleteDocument('The document is streamed.')
    if (name === 'title' && !this.#isInside('svg')) this.#countTitle()
    if (isScriptPreload(name, attributes)) this.#cutFrom(start)
    if (name !== 'script' && !isHidden(name, attributes)) this.#lastContent = start
    this.#open.push({ name, attributes, start })
    this.#text = ''
  }

  #countTitle() {
    if (!this.#isInside('head')) throw new IncompleteDocument('The document has a title outside its head.')
    this.titles += 1
  }

  #onCloseTag(name: string) {
    const { start, attributes } = this.#open.pop() ?? { start: 0, attributes: {} }
    if (name === 'head') this.#headEnd = this.#parser.startIndex
    if (name === 'style') this.styles.push(this.#text)
    if (name === 'script') this.#onScriptEnd(start, attributes)
    if (isHidden(name, attributes) && this.#lastContent < start) this.#cutFrom(start)
  }

  #onScriptEnd(start: number, { src, type }: Attributes) {
    const isData = type !== undefined && !RUNNING_TYPES.has(type)
    if (!isData && !src?.startsWith('/assets/') && !this.#ownScripts.includes(this.#text))
      return this.#cutFrom(start)
    if (!isData && src === undefined) this.scripts.push(this.#text)
    if (type === 'application/ld+json') this.#structured.push({ start, end: this.#parser.endIndex + 1 })
    this.#lastContent = start
  }

  #onText(text: string) {
    this.#text += text
    if (this.#open.at(-1)?.name !== 'script') this.#lastContent = this.#parser.startIndex
  }

  #isInside(name: string): boolean {
    return this.#open.some((element) => element.name === name)
  }

  #cutAttribute() {
    this.cuts.push({ start: this.#parser.startIndex - 1, end: this.#parser.endIndex })
  }

  #cutFrom(start: number) {
    this.cuts.push({ start, end: this.#parser.endIndex + 1 })
  }
}

const RUNNING_TYPES = new Set(['', 'module', 'text/javascript', 'importmap', 'speculationrules'])

function isScriptPreload(name: string, { rel, as }: Attributes): boolean {
  return (
    name === 'link' && ((rel === 'preload' && as === 'script') || rel === 'modulepreload' || rel === 'expect')
  )
}

// React leaves an empty hidden element where streamed metadata would be inserted.
function isHidden(name: string, attributes: Attributes): boolean {
  return name === 'div' && 'hidden' in attributes && Object.keys(attributes).length === 1
}

function applyCuts(html: string, cuts: Cut[]): string {
  let kept = ''
  let position = 0
  for (const { start, end, replacement = '' } of cuts.toSorted((a, b) => a.start - b.start)) {
    if (start > position) kept += html.slice(position, start)
    kept += replacement
    position = Math.max(position, end)
  }
  return kept + html.slice(position)
}
