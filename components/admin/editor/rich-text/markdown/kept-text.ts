import type { Node } from 'prosemirror-model'
import { BlockWriter, type Origin } from '#components/admin/editor/rich-text/markdown/block-writer.ts'
import { referencesIn } from '#components/admin/editor/rich-text/markdown/definitions.ts'
import { joinBlocks, type Piece } from '#components/admin/editor/rich-text/markdown/gaps.ts'
import { parseBlocks } from '#components/admin/editor/rich-text/markdown/parse.ts'
import { readBlock } from '#components/admin/editor/rich-text/markdown/read.ts'
import { signatureOf } from '#components/admin/editor/rich-text/markdown/signature.ts'
import { markdownStyle } from '#components/admin/editor/rich-text/markdown/style.ts'
import type { Trace } from '#components/admin/editor/rich-text/markdown/trace.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/**
 * A block of the document and its text. `origin`: the block of the source it was read from, or grew out of. `text`: null
 * until it is asked for.
 */
export type Entry = { node: Node; origin: Origin | null; text: string | null }

/** What stands before the first block and after the last one. */
type Edges = { head: string; tail: string }

type Reading = { doc: Node; entries: Entry[]; edges: Edges; writer: BlockWriter }

/**
 * The document beside the MDX it was read from. An untouched block keeps its bytes; a touched one is written
 * in the habits of its own source and of the text around it.
 */
export class KeptText {
  /** The document that this text says. */
  doc: Node
  private entries: Entry[]
  private readonly edges: Edges
  private readonly writer: BlockWriter
  private readonly byNode: WeakMap<Node, Entry>
  private readonly byShape: Map<string, Origin[]>

  private constructor({ doc, entries, edges, writer }: Reading, earlier: KeptText | undefined) {
    this.doc = doc
    this.entries = entries
    this.edges = edges
    this.writer = writer
    // Undo may bring back blocks of the earlier reading.
    this.byNode = earlier?.byNode ?? new WeakMap()
    this.byShape = Map.groupBy(
      entries.flatMap(({ origin }) => origin ?? []),
      ({ node }) => node.textContent,
    )
    for (const entry of entries) this.byNode.set(entry.node, entry)
  }

  /** Reads a source. Blocks whose text stands in `earlier` too keep their node objects. */
  static read(source: string, earlier?: KeptText): KeptText {
    const blocks = parseBlocks(source)
    const references = referencesIn(blocks)
    const known = earlier
      ? new Map(earlier.entries.map((entry) => [earlier.textOf(entry), entry.node]))
      : null
    const origins = blocks.map((block, index): Origin => {
      const text = source.slice(block.start, block.end)
      const read = readBlock(block, text, references)
      const before = known?.get(text)
      const node = before?.eq(read) ? before : read
      return {
        node,
        text,
        next: null,
        gap: source.slice(block.end, blocks[index + 1]?.start ?? source.length),
      }
    })
    for (const [index, origin] of origins.entries()) origin.next = origins[index + 1] ?? null
    const edges = { head: source.slice(0, blocks[0]?.start ?? 0), tail: origins.at(-1)?.gap ?? source }
    const entries = origins.map((origin): Entry => ({ node: origin.node, origin, text: origin.text }))
    const doc = nodes.doc.create(
      null,
      entries.length > 0 ? origins.map(({ node }) => node) : nodes.paragraph.create(),
    )
    if (entries.length === 0) entries.push({ node: doc.child(0), origin: null, text: '' })
    return new KeptText(
      { doc, entries, edges, writer: new BlockWriter(markdownStyle(source), references) },
      earlier,
    )
  }

  /** Takes a later state of the document: looks only at the blocks that changed. */
  update(doc: Node): void {
    if (doc === this.doc) return
    this.writer.noteFootnotes(doc)
    const { children } = doc
    const old = this.entries
    const shorter = Math.min(old.length, children.length)
    let head = 0
    while (head < shorter && old[head]?.node === children[head]) head += 1
    let tail = 0
    while (tail < shorter - head && old.at(-1 - tail)?.node === children.at(-1 - tail)) tail += 1
    const gone = old.slice(head, old.length - tail)
    const come = children.slice(head, children.length - tail)
    const middle = come.map((node, index) => this.entryFor(node, heirOf(gone, come, index)))
    this.entries = [...old.slice(0, head), ...middle, ...old.slice(old.length - tail)]
    this.doc = doc
  }

  /** The whole text as MDX. */
  toString(): string {
    const pieces = this.pieces().map(({ gap, text }) => gap + text)
    return this.edges.head + pieces.join('') + this.edges.tail
  }

  /** The whole text block by block. */
  pieces(): Piece[] {
    return joinBlocks(
      this.entries.map((entry) => ({ ...entry, text: this.textOf(entry) })),
      this.writer,
    )
  }

  /** The blocks that could not be written so that they read back as they are shown. */
  get unsure(): readonly Node[] {
    return this.entries.map(({ node }) => node).filter((node) => this.writer.unsure.has(node))
  }

  /** Whether the text of neighbouring blocks says together what they show. */
  says(pieces: readonly Piece[]): boolean {
    const text = pieces.map((piece, index) => (index > 0 ? piece.gap : '') + piece.text).join('')
    const shown = pieces.map(({ node }) => signatureOf(node)).filter((signature) => signature !== BLANK)
    return shown.join('\n') === this.writer.readAll(text).map(signatureOf).join('\n')
  }

  /** Writes blocks in the plain way, without the spelling of the source and what stood between them there. */
  writePlainly(blocks: ReadonlySet<Node>): void {
    this.entries = this.entries.map((entry) => {
      if (!blocks.has(entry.node)) return entry
      const plain: Entry = { node: entry.node, origin: null, text: this.writer.write(entry.node, null) }
      this.byNode.set(entry.node, plain)
      return plain
    })
  }

  /** Takes note that blocks do not read back as they are shown. */
  doubt(blocks: Iterable<Node>): void {
    for (const node of blocks) this.writer.unsure.add(node)
  }

  /** Reads the whole text again: whether it says what the document shows. */
  verify(): boolean {
    const shown = this.doc.children.map(signatureOf).filter((signature) => signature !== BLANK)
    const read = KeptText.read(this.toString()).doc.children.map(signatureOf)
    return shown.join('\n') === read.filter((signature) => signature !== BLANK).join('\n')
  }

  /** The blocks with their ranges in the text, in order. */
  ranges(): { entry: Entry; start: number; end: number }[] {
    const all = this.toString()
    let from = 0
    return this.entries.map((entry) => {
      const text = this.textOf(entry)
      const start = text === '' ? from : Math.max(from, all.indexOf(text, from))
      from = start + text.length
      return { entry, start, end: from }
    })
  }

  /** Reads a block of the text alone, noting where its words come from. */
  trace({ node }: Entry, text: string): Trace {
    const trace: Trace = []
    if (node.type === nodes.raw) return [{ length: node.content.size, start: 0, end: text.length }]
    this.writer.read(text, trace)
    return trace
  }

  private textOf(entry: Entry): string {
    entry.text ??= this.writer.write(entry.node, entry.origin)
    return entry.text
  }

  private entryFor(node: Node, heir: Entry | undefined): Entry {
    const same = this.byNode.get(node)
    if (same) return same
    const twin = this.byShape.get(node.textContent)?.find((origin) => origin.node.eq(node))
    const entry: Entry = twin
      ? { node, origin: twin, text: twin.text }
      : { node, origin: heir?.origin ?? null, text: null }
    this.byNode.set(node, entry)
    return entry
  }
}

const BLANK = signatureOf(nodes.paragraph.create())

/** The entry that a new block took the place of: the first of the first, the last of the last. */
function heirOf(gone: Entry[], come: readonly Node[], index: number): Entry | undefined {
  const same = gone.length === come.length ? gone[index] : index === 0 ? gone[0] : undefined
  const last = index === come.length - 1 && gone.length > 1 ? gone.at(-1) : undefined
  return [same, last].find((entry) => entry && entry.node.type === come[index]?.type) ?? same
}
