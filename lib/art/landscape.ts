import { HEIGHT, type Point, polyline, type System, stroke, WIDTH } from '#lib/art/drawing.ts'
import { between, type Random } from '#lib/art/random.ts'

const RINGS = 26
const AROUND = 72

/** A loss landscape from above: contour lines, and the path of descent. */
export const landscape: System = (random, { line, faint, spark }) => {
  const centre: Point = [between(random, 0.3, 0.7) * WIDTH, between(random, 0.35, 0.65) * HEIGHT]
  const place = chooseShape(random, centre)
  const rings = Array.from({ length: RINGS }, (_, ring) => contour(place, ring + 1))
  const every = (wanted: boolean) => rings.filter((_, ring) => (ring % 4 === 0) === wanted).join('')
  const turn = between(random, 0, Math.PI * 2)
  const path = Array.from({ length: 15 }, (_, step) => {
    const left = 1 - step / 14
    return place(turn + Math.sin(step * 1.9) * 0.35 * left, left * RINGS * 0.52)
  })
  return [
    stroke(faint, 2, every(false)),
    stroke(line, 2.4, every(true)),
    stroke(spark, 5, polyline(path)),
    stroke(spark, 17, path.map(([x, y]) => `M${Math.round(x)} ${Math.round(y)}h0`).join('')),
  ]
}

function contour(place: (angle: number, ring: number) => Point, ring: number): string {
  const points = Array.from({ length: AROUND }, (_, step) => place((step / AROUND) * Math.PI * 2, ring))
  return `${polyline(points)}Z`
}

/** Rings that share an uneven shape, the outer ones more so, and that drift as they grow. */
function chooseShape(random: Random, [x, y]: Point) {
  const waves = [2, 3, 5].map((count) => ({
    count,
    size: between(random, 0.05, 0.34) / Math.sqrt(count),
    turn: between(random, 0, Math.PI * 2),
  }))
  const drift: Point = [between(random, -9, 9), between(random, -5, 5)]
  const spacing = between(random, 34, 46)
  return (angle: number, ring: number): Point => {
    const uneven = waves.reduce(
      (sum, wave) => sum + wave.size * Math.sin(wave.count * angle + wave.turn + ring * 0.05),
      1,
    )
    const radius = ring ** 0.92 * spacing * (1 + (uneven - 1) * Math.min(1, ring / 6))
    return [
      x + drift[0] * ring + Math.cos(angle) * radius * 1.25,
      y + drift[1] * ring + Math.sin(angle) * radius,
    ]
  }
}
