/** The two papers of the design, light and dark. */
export const PAPER = 'oklch(0.985 0.004 90)'
export const DARK_PAPER = 'oklch(0.19 0.006 70)'

/**
 * Contrast of two colours by WCAG 2.2, from 1 to 21. Understands #rrggbb and oklch(l c h) and answers 0 for anything
 * else. A colour outside sRGB is judged as the screen would clip it.
 */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return darker < 0 ? 0 : (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const rgb = fromHex(colour) ?? fromOklch(colour)
  if (!rgb) return -1
  const [red, green, blue] = rgb.map((channel) => Math.min(1, Math.max(0, channel)))
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

function fromHex(colour: string): number[] | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  return match?.slice(1).map((digits) => {
    const channel = Number.parseInt(digits, 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
}

/** Linear sRGB by the matrices of CSS Color 4. */
function fromOklch(colour: string): number[] | undefined {
  const match = /^oklch\(\s*(0?\.\d+|[01])\s+(0?\.\d+|0)\s+(\d{1,3}(?:\.\d+)?)\s*\)$/.exec(colour)
  if (!match) return undefined
  const [lightness = 0, chroma = 0, hue = 0] = match.slice(1).map(Number)
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}
