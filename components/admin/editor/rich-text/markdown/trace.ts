import type { Range } from '#components/admin/editor/rich-text/markdown/parse.ts'

/** Where the leaves of a block come from, in document order: `length` positions of the document, a range of its source. */
export type Trace = (Range & { length: number })[]

/** Notes each character of a value that was read from a range: escapes and the indentation of lines lie between them. */
export function traceText(trace: Trace, value: string, source: string, range: Range, shift = 0): void {
  let at = range.start
  for (const character of value) {
    const found = character === '\n' ? lineEnd(source, at) : source.indexOf(character, at)
    const start = found >= 0 && found < range.end ? found : Math.min(at, range.end)
    at = found >= 0 && found < range.end ? found + character.length : start
    trace.push({ length: character.length, start: start + shift, end: at + shift })
  }
}

function lineEnd(source: string, at: number): number {
  return source.indexOf('\n', at)
}
