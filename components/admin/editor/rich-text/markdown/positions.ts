import type { Node } from 'prosemirror-model'
import type { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'

/** A stretch of the document and of the source that stand for each other. */
type Unit = { pos: number; length: number; start: number; end: number }

/** The offset in the source of a position in the document. */
export function offsetOf(kept: KeptText, pos: number): number {
  const block = blockAt(kept, (found) => pos < found.pos + found.node.nodeSize)
  if (!block) return 0
  const units = unitsOf(kept, block)
  const unit = units.findLast((found) => found.pos <= pos) ?? units[0]
  if (!unit) return pos <= block.pos ? block.start : block.end
  const inside = Math.max(0, pos - unit.pos)
  return unit.length > 1 ? Math.min(unit.start + inside, unit.end) : inside === 0 ? unit.start : unit.end
}

/** The position in the document of an offset in the source. */
export function posOf(kept: KeptText, offset: number): number {
  const block = blockAt(kept, (found) => offset <= found.end)
  if (!block) return 0
  const units = unitsOf(kept, block)
  const unit = units.find((found) => offset < found.end) ?? units.at(-1)
  if (!unit) return block.pos + 1
  if (offset >= unit.end) return unit.pos + unit.length
  return unit.pos + (unit.length > 1 ? Math.min(Math.max(0, offset - unit.start), unit.length) : 0)
}

type Block = {
  node: Node
  pos: number
  start: number
  end: number
  text: string
  entry: ReturnType<KeptText['ranges']>[number]['entry']
}

/** The first block for which `isIt` holds, else the last. */
function blockAt(kept: KeptText, isIt: (block: Block) => boolean): Block | undefined {
  const source = kept.toString()
  let pos = 0
  let last: Block | undefined
  for (const { entry, start, end } of kept.ranges()) {
    last = { node: entry.node, pos, start, end, text: source.slice(start, end), entry }
    if (isIt(last)) return last
    pos += entry.node.nodeSize
  }
  return last
}

function unitsOf(kept: KeptText, { node, pos, start, text, entry }: Block): Unit[] {
  const trace = kept.trace(entry, text)
  const units: Unit[] = []
  const take = (at: number, length: number) => {
    for (let left = length; left > 0; ) {
      const next = trace.shift()
      if (!next) return
      units.push({
        pos: at + length - left,
        length: next.length,
        start: start + next.start,
        end: start + next.end,
      })
      left -= next.length
    }
  }
  if (node.isLeaf) take(pos, 1)
  node.descendants((child, at) => {
    if (child.isLeaf || child.isText) take(pos + 1 + at, child.nodeSize)
  })
  return units
}
