import { Parser } from 'htmlparser2'

/** A page as readers get it, with the text of every script that runs and every style sheet that stands in it. */
export type ReaderDocument = { html: string; scripts: string[]; styles: string[] }

/** Next wrote something that is no complete document: it must not be stored. */
export class IncompleteDocument extends Error {}

type Attributes = Record<string, string>
type Cut = { start: number; end: number; instead?: string }

/**
 * Makes a plain document of what Next rendered: without its scripts, their preloads, flight data and the marks React
 * leaves for itself. What stays: data blocks, our own files under /assets/, and inline scripts that are `ours`.
 * Structured data goes to the end of the head, wherever a page has written it.
 * Throws DocumentFault for a page that needs scripts to become whole.
 */
export function stripRuntime(html: string, ours: readonly string[]): ReaderDocument {
  const reader = new DocumentReader(ours)
  reader.read(html)
  reader.moveStructuredData(html)
  if (reader.titles !== 1)
    throw new IncompleteDocument(`The document has ${reader.titles} titles in its head.`)
  return { html: without(html, reader.cuts), scripts: reader.scripts, styles: reader.styles }
}

class DocumentReader {
  readonly cuts: Cut[] = []
  readonly scripts: string[] = []
  readonly styles: string[] = []
  titles = 0
  readonly #ours: readonly string[]
  readonly #parser: Parser
  readonly #open: { name: string; attributes: Attributes; start: number }[] = []
  readonly #structured: Cut[] = []
  #text = ''
  #lastContent = 0
  #headEnd = 0

  constructor(ours: readonly string[]) {
    this.#ours = ours
    this.#parser = new Parser(
      {
        onattribute: (name) => name === 'data-precedence' && this.#cutAttribute(),
        onopentag: (name, attributes) => this.#opened(name, attributes),
        onclosetag: (name) => this.#closed(name),
        oncomment: () => this.#cutFrom(this.#parser.startIndex),
        ontext: (text) => this.#said(text),
      },
      { decodeEntities: false },
    )
  }

  read(html: string) {
    this.#parser.end(html)
  }

  moveStructuredData(html: string) {
    const moved = this.#structured.map(({ start, end }) => html.slice(start, end)).join('')
    this.cuts.push(...this.#structured, { start: this.#headEnd, end: this.#headEnd, instead: moved })
  }

  #opened(name: string, attributes: Attributes) {
    const start = this.#parser.startIndex
    if (name === 'template' || attributes.id?.startsWith('S:'))
      throw new IncompleteDocument('The document streams.')
    if (name === 'title' && !this.#isInside('svg')) this.#countTitle()
    if (isForScripts(name, attributes)) this.#cutFrom(start)
    if (name !== 'script' && !isHidden(name, attributes)) this.#lastContent = start
    this.#open.push({ name, attributes, start })
    this.#text = ''
  }

  #countTitle() {
    if (!this.#isInside('head')) throw new IncompleteDocument('The document has a title outside its head.')
    this.titles += 1
  }

  #closed(name: string) {
    const { start, attributes } = this.#open.pop() ?? { start: 0, attributes: {} }
    if (name === 'head') this.#headEnd = this.#parser.startIndex
    if (name === 'style') this.styles.push(this.#text)
    if (name === 'script') this.#closedScript(start, attributes)
    if (isHidden(name, attributes) && this.#lastContent < start) this.#cutFrom(start)
  }

  #closedScript(start: number, { src, type }: Attributes) {
    const isData = type !== undefined && !RUNNING_TYPES.has(type)
    if (!isData && !src?.startsWith('/assets/') && !this.#ours.includes(this.#text))
      return this.#cutFrom(start)
    if (!isData && src === undefined) this.scripts.push(this.#text)
    if (type === 'application/ld+json') this.#structured.push({ start, end: this.#parser.endIndex + 1 })
    this.#lastContent = start
  }

  #said(text: string) {
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

function isForScripts(name: string, { rel, as }: Attributes): boolean {
  return (
    name === 'link' && ((rel === 'preload' && as === 'script') || rel === 'modulepreload' || rel === 'expect')
  )
}

// React leaves an empty hidden element where streamed metadata would have gone.
function isHidden(name: string, attributes: Attributes): boolean {
  return name === 'div' && 'hidden' in attributes && Object.keys(attributes).length === 1
}

function without(html: string, cuts: Cut[]): string {
  let kept = ''
  let position = 0
  for (const { start, end, instead = '' } of cuts.toSorted((a, b) => a.start - b.start)) {
    if (start > position) kept += html.slice(position, start)
    kept += instead
    position = Math.max(position, end)
  }
  return kept + html.slice(position)
}
