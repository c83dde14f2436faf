import type { Node } from 'prosemirror-model'
import type { Piece } from '#components/admin/editor/rich-text/markdown/gaps.ts'
import type { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'

const MAX_BLOCKS = 6
const MAX_LENGTH = 20_000

/** What a check found: blocks that were written in the plain way, and those that cannot be written as shown. */
export type Checked = { isDone: boolean; rewritten: Node[]; doubtful: Node[] }

/**
 * Checks that blocks read back with their neighbours as they are shown; each alone was read back when it was written.
 * A reading is right by construction, so it looks at new neighbours only.
 */
export class NeighbourCheck {
  private readonly kept: KeptText
  /** The block that stood after a block when they were right. */
  private readonly right = new WeakMap<Node, Node>()

  constructor(kept: KeptText) {
    this.kept = kept
    this.note(kept.pieces())
  }

  /** Looks at a few blocks at a time, until `isOver` says that the time is up. */
  run(isOver: () => boolean): Checked {
    const found: Checked = { isDone: true, rewritten: [], doubtful: [] }
    let at = 0
    for (let pieces = written(this.kept); ; pieces = written(this.kept)) {
      while (at + 1 < pieces.length && this.isRight(pieces, at)) at += 1
      if (at + 1 >= pieces.length) return found
      if (isOver()) return { ...found, isDone: false }
      const count = this.countFrom(pieces, at)
      this.look(pieces.slice(at, at + count), found)
      this.note(pieces.slice(at, at + count))
      at += count - 1
    }
  }

  private look(pieces: Piece[], found: Checked) {
    // Read without the rest, valid text may look otherwise; the whole text has the last word.
    if (this.kept.says(pieces) || this.kept.verify()) return
    const blocks = pieces.map(({ node }) => node)
    this.kept.writePlainly(new Set(blocks))
    found.rewritten.push(...blocks)
    if (this.kept.verify()) return
    this.kept.doubt(blocks)
    found.doubtful.push(...blocks)
  }

  private countFrom(pieces: Piece[], at: number): number {
    let count = 2
    let length = textLength(pieces.slice(at, at + 2))
    while (count < MAX_BLOCKS && at + count < pieces.length && !this.isRight(pieces, at + count - 1)) {
      length += textLength(pieces.slice(at + count, at + count + 1))
      if (length > MAX_LENGTH) break
      count += 1
    }
    return count
  }

  private isRight(pieces: Piece[], at: number): boolean {
    const [block, next] = [pieces[at], pieces[at + 1]]
    return block !== undefined && next !== undefined && this.right.get(block.node) === next.node
  }

  private note(pieces: Piece[]) {
    for (const [index, { node }] of pieces.entries()) {
      const next = pieces[index + 1]
      if (next) this.right.set(node, next.node)
    }
  }
}

function written(kept: KeptText): Piece[] {
  return kept.pieces().filter(({ text }) => text !== '')
}

function textLength(pieces: Piece[]): number {
  return pieces.reduce((length, { text }) => length + text.length, 0)
}
