import type { Node, Position } from 'unist'

/** A source position, in the shape that syntax tree nodes have. */
export type Place = Pick<Node, 'position'>

/**
 * Maps an offset inside a multi-line node to a source position. A container such as a blockquote prefixes each source
 * line with markers that the node's value lacks, so later lines are aligned at the end of the source line.
 */
export function placesIn(source: string) {
  const lines = source.split(/\r\n|\r|\n/)
  return (node: Place & { value: string }, offset: number): Place => {
    const start = node.position?.start
    if (!start) return {}
    const before = node.value.slice(0, offset).split('\n')
    const index = before.length - 1
    const column = (before[index]?.length ?? 0) + 1
    if (index === 0) return at(start.line, start.column + column - 1)
    const whole = node.value.split('\n')[index] ?? ''
    const line = lines[start.line - 1 + index] ?? ''
    return at(start.line + index, column + Math.max(0, line.trimEnd().length - whole.trimEnd().length))
  }
}

function at(line: number, column: number): Place {
  const point = { line, column }
  const position: Position = { start: point, end: point }
  return { position }
}
