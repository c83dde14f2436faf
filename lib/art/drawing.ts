import type { Palette } from '#lib/art/palette.ts'
import type { Random } from '#lib/art/random.ts'

export const WIDTH = 1600
export const HEIGHT = 900

export type Point = readonly [x: number, y: number]

/** A style of drawing: fills the plate with SVG elements. */
export type System = (random: Random, palette: Palette) => string[]

/** A stroked path. With a round `cap`, a line of length zero is a dot. */
export function stroke(colour: string, width: number, d: string, cap: 'round' | 'butt' = 'round'): string {
  if (!d) return ''
  const size = Math.round(width * 10) / 10
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${size}" stroke-linecap="${cap}" stroke-linejoin="round"/>`
}

export function polyline(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${Math.round(x)} ${Math.round(y)}`).join('')
}

export function dot([x, y]: Point): string {
  return `M${Math.round(x)} ${Math.round(y)}h0`
}
