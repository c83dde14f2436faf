import { attention } from '#lib/art/attention'
import { HEIGHT, type System, WIDTH } from '#lib/art/drawing'
import { landscape } from '#lib/art/landscape'
import { lattice } from '#lib/art/lattice'
import { loss } from '#lib/art/loss'
import { choosePalette } from '#lib/art/palette'
import { pick, randomFrom } from '#lib/art/random'
import { tokens } from '#lib/art/tokens'

const SYSTEMS: readonly [System, ...System[]] = [attention, tokens, lattice, loss, landscape]

/**
 * The picture of an article that has none: an SVG document of 1600 × 900, always the same for the same slug and
 * accent (#rrggbb or oklch(l c h)).
 */
export function drawPlate(slug: string, accent: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">${drawShapes(slug, accent)}</svg>`
}

/** The same, as SVG elements to stand in another drawing. */
export function drawShapes(slug: string, accent: string): string {
  const random = randomFrom(slug)
  const palette = choosePalette(random, accent)
  const shapes = pick(random, SYSTEMS)(random, palette)
  return `<rect width="${WIDTH}" height="${HEIGHT}" fill="${palette.ground}"/>${shapes.join('')}`
}
