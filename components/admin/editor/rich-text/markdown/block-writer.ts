import type { Node } from 'prosemirror-model'
import { type References, stubsOf } from '#components/admin/editor/rich-text/markdown/definitions.ts'
import { parseBlocks } from '#components/admin/editor/rich-text/markdown/parse.ts'
import { preserveSource } from '#components/admin/editor/rich-text/markdown/preserve-source.ts'
import { type Context, readBlock } from '#components/admin/editor/rich-text/markdown/read.ts'
import { signatureOf } from '#components/admin/editor/rich-text/markdown/signature.ts'
import type { MarkdownStyle } from '#components/admin/editor/rich-text/markdown/style.ts'
import { isBlank, writeBlock } from '#components/admin/editor/rich-text/markdown/write.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** A block of a source as it was read: `gap` is what stands between it and `next`. */
export type Origin = { node: Node; text: string; gap: string; next: Origin | null }

/** Writes touched blocks, and reads each one back. */
export class BlockWriter {
  /** Blocks that do not read back as they are shown. */
  readonly unsure = new WeakSet<Node>()
  private readonly merges = new WeakMap<Origin, (edited: string) => string>()
  readonly style: MarkdownStyle
  private references: References
  private stubs = ''

  constructor(style: MarkdownStyle, references: References) {
    this.style = style
    this.references = references
    this.stubs = stubsOf(references)
  }

  /** Takes note of the footnotes that the document has now. */
  noteFootnotes(doc: Node): void {
    const labels = doc.children.flatMap(({ type, attrs }) => (type === nodes.footnote ? [attrs.label] : []))
    if (labels.every((label) => this.references.labels.has(label))) return
    this.references = { ...this.references, labels: new Set([...this.references.labels, ...labels]) }
    this.stubs = stubsOf(this.references)
  }

  /** The text of a block: with the spelling of its origin if that still says it, else written afresh. */
  write(node: Node, origin: Origin | null): string {
    if (isBlank(node)) return ''
    if (origin?.node.eq(node)) return origin.text
    const written = writeBlock(node, this.style)
    const meaning = signatureOf(node)
    const kept = origin ? this.mergeFor(origin)(written) : written
    if (this.says(kept, meaning)) return kept
    if (kept === written || !this.says(written, meaning)) this.unsure.add(node)
    return written
  }

  /** The same block with the other bullet, so that it does not continue the list before it. */
  writeApart(node: Node): string {
    const { bullet, bulletOrdered } = this.style
    return writeBlock(node, {
      ...this.style,
      bullet: bullet === '-' ? '*' : '-',
      bulletOrdered: bulletOrdered === '.' ? ')' : '.',
    })
  }

  /** Reads a block alone. Null when the text is not exactly one block. */
  read(text: string, trace?: Context['trace']): Node | null {
    const source = text + (text.includes('[') ? this.stubs : '')
    const [block, next] = parseBlocks(source)
    if (block?.start !== 0 || block.end !== text.length) return null
    if (next && next.start < text.length) return null
    return readBlock(block, text, { definitions: this.references.definitions, trace })
  }

  /** Reads several blocks that stand one after the other. */
  readAll(text: string): Node[] {
    const { definitions } = this.references
    return parseBlocks(text + (text.includes('[') ? this.stubs : ''))
      .filter(({ start }) => start < text.length)
      .map((block) => readBlock(block, text.slice(block.start, block.end), { definitions }))
  }

  private says(text: string, meaning: string): boolean {
    const read = this.read(text)
    return read !== null && signatureOf(read) === meaning
  }

  private mergeFor(origin: Origin): (edited: string) => string {
    const known = this.merges.get(origin)
    if (known) return known
    const merge =
      origin.node.type === nodes.raw
        ? (edited: string) => edited
        : preserveSource(origin.text, writeBlock(origin.node, this.style))
    this.merges.set(origin, merge)
    return merge
  }
}
