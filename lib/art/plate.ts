import { attention } from '#lib/art/attention.ts'
import { HEIGHT, type System, WIDTH } from '#lib/art/drawing.ts'
import { landscape } from '#lib/art/landscape.ts'
import { lattice } from '#lib/art/lattice.ts'
import { loss } from '#lib/art/loss.ts'
import { choosePalette } from '#lib/art/palette.ts'
import { pick, randomFrom } from '#lib/art/random.ts'
import { tokens } from '#lib/art/tokens.ts'

const SYSTEMS: readonly [System, ...System[]] = [attention, tokens, lattice, loss, landscape]

/**
 * Generated art for an article without a cover: an SVG document of 1600 × 900, deterministic for a slug and accent
 * (#rrggbb or oklch(l c h)).
 */
export function drawPlate(slug: string, accent: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">${drawShapes(slug, accent)}</svg>`
}

/** The same, as SVG elements for use inside another drawing. */
export function drawShapes(slug: string, accent: string): string {
  const random = randomFrom(slug)
  const palette = choosePalette(random, accent)
  const shapes = pick(random, SYSTEMS)(random, palette)
  return `<rect width="${WIDTH}" height="${HEIGHT}" fill="${palette.ground}"/>${shapes.join('')}`
}
