import { dot, HEIGHT, type Point, type System, stroke, WIDTH } from '#lib/art/drawing.ts'
import { between, type Random } from '#lib/art/random.ts'

const ROWS = 13
const COLUMNS = 24
const LEVELS = 7

/** Attention weights: each row is a token, each dot its weight on an earlier one. The future stays empty. */
export const attention: System = (random, { line, faint, spark }) => {
  const weigh = chooseHead(random)
  const pitch: Point = [WIDTH / COLUMNS, HEIGHT / ROWS]
  const dots: Point[][] = Array.from({ length: LEVELS }, () => [])
  const strongest: Point[] = []
  for (let row = 0; row < ROWS; row++) {
    const weights = Array.from({ length: COLUMNS }, (_, column) => weigh(row, column))
    const best = weights.indexOf(Math.max(...weights.slice(0, diagonalOf(row))))
    weights.forEach((weight, column) => {
      const place: Point = [(column + 0.5) * pitch[0], (row + 0.5) * pitch[1]]
      if (column === best) strongest.push(place)
      else dots[Math.min(LEVELS - 1, Math.floor(weight * LEVELS))]?.push(place)
    })
  }
  const largest = Math.min(...pitch) * 0.92
  return [
    ...dots.map((places, level) =>
      stroke(
        level < 2 ? faint : line,
        largest * Math.sqrt((level + 0.15) / LEVELS),
        places.map(dot).join(''),
      ),
    ),
    stroke(spark, largest, strongest.map(dot).join('')),
  ]
}

const diagonalOf = (row: number) => row + COLUMNS - ROWS

/** Weights from 0 to 1: nearby tokens, the first token, a few that every row attends to, and noise. */
function chooseHead(random: Random) {
  const reach = between(random, 1.2, 4)
  const sink = between(random, 0.1, 0.7)
  const stripes = Array.from({ length: 3 }, () => Math.floor(between(random, 1, COLUMNS - 4)))
  const lag = Math.floor(between(random, 4, 9))
  return (row: number, column: number) => {
    const distance = diagonalOf(row) - column
    if (distance < 0) return 0
    const near = Math.exp(-distance / reach)
    const induction = distance === lag ? between(random, 0.2, 0.9) : 0
    const stripe = stripes.includes(column) ? between(random, 0.15, 0.75) : 0
    return Math.min(0.999, Math.max(near, induction, stripe, column === 0 ? sink : 0, random() ** 3 * 0.45))
  }
}
