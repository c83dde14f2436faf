import { dot, HEIGHT, type Point, polyline, type System, stroke, WIDTH } from '#lib/art/drawing'
import { between, type Random } from '#lib/art/random'

const PITCH = 50
const OVERLAP = 6

/** A flat sheet of meanings, bent by the few words that weigh most. */
export const lattice: System = (random, { line, faint, spark }) => {
  const bend = chooseBend(random)
  const columns = range(-OVERLAP, WIDTH / PITCH + OVERLAP)
  const rows = range(-OVERLAP, HEIGHT / PITCH + OVERLAP)
  const at = (column: number, row: number) => bend([column * PITCH, row * PITCH])
  const down = columns.map((column) => polyline(rows.map((row) => at(column, row))))
  const across = rows.map((row) => polyline(columns.map((column) => at(column, row))))
  const nodes = columns.flatMap((column) => rows.map((row) => at(column, row)))
  const chosen = nodes.filter(() => random() < 0.028)
  return [
    stroke(faint, 1.8, down.join('')),
    stroke(line, 1.8, across.join('')),
    stroke(spark, 15, chosen.map(dot).join('')),
  ]
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.ceil(to - from) + 1 }, (_, index) => from + index)
}

/** Pulls every point towards a few centres, the nearest most. */
function chooseBend(random: Random): (point: Point) => Point {
  const wells = Array.from({ length: Math.round(between(random, 2, 4)) }, () => ({
    x: between(random, 0.1, 0.9) * WIDTH,
    y: between(random, 0.1, 0.9) * HEIGHT,
    pull: between(random, 0.45, 0.85) * (random() < 0.3 ? -0.7 : 1),
    size: between(random, 150, 330),
  }))
  return ([x, y]) =>
    wells.reduce<Point>(
      ([bentX, bentY], well) => {
        const distance = Math.hypot(x - well.x, y - well.y)
        const shift = well.pull * Math.exp(-((distance / well.size) ** 2))
        return [bentX + (well.x - x) * shift, bentY + (well.y - y) * shift]
      },
      [x, y],
    )
}
