import { dot, HEIGHT, type Point, polyline, type System, stroke, WIDTH } from '#lib/art/drawing.ts'
import { between, type Random } from '#lib/art/random.ts'

const PITCH = 40
const OVERLAP = 8

type Well = { x: number; y: number; pull: number; size: number }

/** A flat embedding space, bent by a few heavy words. */
export const lattice: System = (random, { line, faint, spark }) => {
  const wells = chooseWells(random)
  const columns = range(-OVERLAP, WIDTH / PITCH + OVERLAP)
  const rows = range(-OVERLAP, HEIGHT / PITCH + OVERLAP)
  const at = (column: number, row: number) => bend([column * PITCH, row * PITCH], wells)
  const down = columns.map((column) => polyline(rows.map((row) => at(column, row))))
  const across = rows.map((row) => polyline(columns.map((column) => at(column, row))))
  return [
    stroke(faint, 1.6, down.join('')),
    stroke(line, 1.6, across.join('')),
    ...wells.map((well) => stroke(spark, 14 + well.pull * 34, dot([well.x, well.y]))),
  ]
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.ceil(to - from) + 1 }, (_, index) => from + index)
}

function chooseWells(random: Random): Well[] {
  const count = Math.round(between(random, 3, 6))
  return Array.from({ length: count }, (_, index) => ({
    x: ((index + between(random, 0.15, 0.85)) / count) * WIDTH,
    y: between(random, 0.14, 0.86) * HEIGHT,
    pull: between(random, 0.35, 0.93),
    size: between(random, 130, 300),
  }))
}

/** Pulls a point towards every well, the nearest one most. */
function bend([x, y]: Point, wells: Well[]): Point {
  return wells.reduce<Point>(
    ([bentX, bentY], well) => {
      const distance = Math.hypot(x - well.x, y - well.y)
      const shift = well.pull * Math.exp(-((distance / well.size) ** 2))
      return [bentX + (well.x - x) * shift, bentY + (well.y - y) * shift]
    },
    [x, y],
  )
}
