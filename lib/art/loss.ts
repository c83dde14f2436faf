import { HEIGHT, type Point, polyline, type System, stroke, WIDTH } from '#lib/art/drawing.ts'
import { between, type Random } from '#lib/art/random.ts'

const STEPS = 64

/** Many training runs side by side, each falling at its own pace; one is the best. */
export const loss: System = (random, { line, faint, spark }) => {
  const curves = Array.from({ length: 28 }, () => ({
    curve: fall(random, between(random, 0.4, 0.74)),
    strong: random() < 0.3,
  }))
  const drawn = (strong: boolean) =>
    curves
      .filter((run) => run.strong === strong)
      .map(({ curve }) => polyline(curve))
      .join('')
  return [
    stroke(faint, 1.2, rulers(), 'butt'),
    stroke(faint, 2.4, drawn(false)),
    stroke(line, 2.4, drawn(true)),
    stroke(spark, 7, polyline(fall(random, 0.83))),
  ]
}

/** A power law with decaying noise, sometimes with a spike. */
function fall(random: Random, floor: number): Point[] {
  const pace = between(random, 4, 15)
  const start = between(random, -0.2, 0.14)
  const noise = between(random, 0.004, 0.03)
  const spike = random() < 0.35 ? Math.floor(between(random, 12, STEPS - 10)) : -1
  let wander = 0
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const time = step / STEPS
    wander = wander * 0.7 + (random() - 0.5) * noise * (1.3 - time)
    const since = step - spike
    const bump = spike > 0 && since >= 0 ? 0.22 * Math.exp(-since / 2.2) * (1 - time) : 0
    const y = start + (floor - start) * (1 - (1 + pace * time) ** -0.95) * 1.06 + wander - bump
    return [time * WIDTH, y * HEIGHT]
  })
}

function rulers(): string {
  return [0.2, 0.4, 0.6, 0.8].map((part) => `M0 ${part * HEIGHT}h${WIDTH}`).join('')
}
