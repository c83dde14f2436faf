import { clampChroma, clampRgb, converter, formatHex, parse, wcagContrast } from 'culori'

/** Lightness 0 to 1, chroma, hue in degrees. */
export type Oklch = { l: number; c: number; h: number }

/** The page backgrounds of the light and dark themes. */
export const PAPER = 'oklch(0.985 0.004 90)'
export const DARK_PAPER = 'oklch(0.19 0.006 70)'

/** Parses #rrggbb or oklch(l c h), the two notations allowed for an accent. Anything else gives a medium grey. */
export function parseColour(text: string): Oklch {
  const { l, c, h = 0 } = toOklch(read(text)) ?? { l: 0.5, c: 0 }
  return { l, c, h }
}

/** Converts to #rrggbb, for SVG readers without OKLCH. Colours outside sRGB lose chroma, not hue. */
export function toHex(colour: Oklch): string {
  return formatHex(clampChroma({ mode: 'oklch', ...colour }, 'oklch'))
}

/**
 * WCAG 2.2 contrast ratio of two colours, from 1 to 21; 0 when one is neither #rrggbb nor oklch(l c h). Colours
 * outside sRGB are clipped as a screen would.
 */
export function contrast(one: string, other: string): number {
  const [first, second] = [read(one), read(other)]
  return first && second ? wcagContrast(clampRgb(first), clampRgb(second)) : 0
}

const HEX = /^#[\da-f]{6}$/i
const OKLCH = /^oklch\(\s*(0?\.\d+|[01])\s+(0?\.\d+|0)\s+\d{1,3}(\.\d+)?\s*\)$/

const toOklch = converter('oklch')

// An allow-list of notations: an accent goes into a style sheet as written.
function read(text: string) {
  return HEX.test(text) || OKLCH.test(text) ? parse(text) : undefined
}
