import { pick, type Random } from '#lib/art/random.ts'
import { parseColour, toHex } from '#lib/core/colour.ts'

/** The colours of one plate: ground, main lines, background and highlight. */
export type Palette = { ground: string; line: string; faint: string; spark: string }

/** Chooses the colours of a plate, all of the accent's hue, on a pale, deep or dark ground. */
export function choosePalette(random: Random, accent: string): Palette {
  const { c, h } = parseColour(accent)
  const tone = (l: number, strength: number) => toHex({ l, c: c * strength, h })
  const stone = (l: number, chroma: number) => toHex({ l, c: Math.min(c, chroma), h: h + PAPERWARD })
  return pick<Palette>(random, [
    { ground: stone(0.925, 0.017), line: stone(0.3, 0.02), faint: stone(0.77, 0.03), spark: tone(0.55, 1.1) },
    { ground: stone(0.86, 0.03), line: tone(0.38, 0.6), faint: tone(0.68, 0.4), spark: tone(0.5, 1.15) },
    { ground: tone(0.42, 0.8), line: stone(0.93, 0.03), faint: tone(0.58, 0.72), spark: tone(0.87, 0.5) },
    {
      ground: stone(0.245, 0.014),
      line: stone(0.86, 0.025),
      faint: tone(0.42, 0.25),
      spark: tone(0.68, 1.1),
    },
  ])
}

// Pale and dark tones shift from the accent's hue towards paper.
const PAPERWARD = 30
