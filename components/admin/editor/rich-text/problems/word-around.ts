import type { Node } from 'prosemirror-model'

const LEAF = '\ufffc'
const RUNS = [String.raw`[\p{L}\p{N}\p{M}'’_-]`, String.raw`[^\s\ufffc]`]

/** The word at an offset of a line; else the signs there; else the rest of the line. */
export function wordAround(line: Node, offset: number): { start: number; end: number } {
  const text = line.textBetween(0, line.content.size, null, LEAF)
  for (const run of RUNS) {
    const before = new RegExp(`${run}*$`, 'u').exec(text.slice(0, offset))?.[0].length ?? 0
    const after = new RegExp(`^${run}*`, 'u').exec(text.slice(offset))?.[0].length ?? 0
    if (before + after > 0) return { start: offset - before, end: offset + after }
  }
  return { start: offset, end: text[offset] === LEAF ? offset + 1 : text.length }
}
