import { clampChroma, clampRgb, converter, formatHex, parse, wcagContrast } from 'culori'

/** Lightness 0 to 1, chroma, hue in degrees. */
export type Oklch = { l: number; c: number; h: number }

/** The two papers of the design, light and dark. */
export const PAPER = 'oklch(0.985 0.004 90)'
export const DARK_PAPER = 'oklch(0.19 0.006 70)'

/** Reads #rrggbb or oklch(l c h), which is what an accent may be. Anything else counts as a middle grey. */
export function parseColour(text: string): Oklch {
  const { l, c, h = 0 } = toOklch(read(text)) ?? { l: 0.5, c: 0 }
  return { l, c, h }
}

/** #rrggbb, for drawings that programs without OKLCH must read too. What sRGB cannot show loses chroma, not hue. */
export function toHex(colour: Oklch): string {
  return formatHex(clampChroma({ mode: 'oklch', ...colour }, 'oklch'))
}

/**
 * Contrast of two colours by WCAG 2.2, from 1 to 21; 0 when one of them is neither #rrggbb nor oklch(l c h). A colour
 * outside sRGB is judged as the screen would clip it.
 */
export function contrast(one: string, other: string): number {
  const [first, second] = [read(one), read(other)]
  return first && second ? wcagContrast(clampRgb(first), clampRgb(second)) : 0
}

const HEX = /^#[\da-f]{6}$/i
const OKLCH = /^oklch\(\s*(0?\.\d+|[01])\s+(0?\.\d+|0)\s+\d{1,3}(\.\d+)?\s*\)$/

const toOklch = converter('oklch')

// An accent stands in a style sheet as it was written: none of CSS's other notations may get there.
function read(text: string) {
  return HEX.test(text) || OKLCH.test(text) ? parse(text) : undefined
}
