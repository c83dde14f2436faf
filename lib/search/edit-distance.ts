/**
 * Edit distance: the number of insertions, deletions, substitutions and transpositions between two words (optimal
 * string alignment).
 */
export function editDistance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (const [row, letter] of a.entries()) {
    const line = [row + 1]
    for (const [column, facing] of b.entries()) {
      const at = (rows: number[][], up: number, left: number) => rows.at(-up)?.[column + 1 - left] ?? Infinity
      const isSwap = row > 0 && letter === b[column - 1] && a[row - 1] === facing
      line.push(
        Math.min(
          at(rows, 1, 0) + 1,
          (line[column] ?? Infinity) + 1,
          at(rows, 1, 1) + (letter === facing ? 0 : 1),
          isSwap ? at(rows, 2, 2) + 1 : Infinity,
        ),
      )
    }
    rows.push(line)
  }
  return rows.at(-1)?.at(-1) ?? 0
}
