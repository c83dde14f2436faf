/** Lightness 0 to 1, chroma, hue in degrees. */
export type Oklch = { l: number; c: number; h: number }

/** Reads #rrggbb or oklch(l c h), which is what an accent may be. Anything else counts as a middle grey. */
export function parseColour(text: string): Oklch {
  const parts = /^oklch\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)$/.exec(text)?.slice(1).map(Number)
  if (parts) return { l: parts[0] ?? 0, c: parts[1] ?? 0, h: parts[2] ?? 0 }
  return fromHex(text) ?? { l: 0.5, c: 0, h: 0 }
}

/** #rrggbb, for drawings that programs without OKLCH must read too. What sRGB cannot show loses chroma, not hue. */
export function toHex({ l, c, h }: Oklch): string {
  for (let chroma = c; chroma > 0.001; chroma *= 0.96) {
    const linear = toLinear({ l, c: chroma, h })
    if (linear.every((channel) => channel >= -0.0005 && channel <= 1.0005)) return hex(linear)
  }
  return hex(toLinear({ l, c: 0, h }))
}

// The matrices of CSS Color 4, section 10.
function toLinear({ l, c, h }: Oklch): number[] {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

function hex(linear: number[]): string {
  const bytes = linear.map((channel) => {
    const held = Math.min(1, Math.max(0, channel))
    const encoded = held <= 0.0031308 ? held * 12.92 : 1.055 * held ** (1 / 2.4) - 0.055
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${bytes.join('')}`
}

function fromHex(text: string): Oklch | undefined {
  const bytes = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text)?.slice(1)
  if (!bytes) return undefined
  const [r = 0, g = 0, b = 0] = bytes.map((byte) => {
    const channel = Number.parseInt(byte, 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const x = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short
  const y = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short
  const l = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short
  return { l, c: Math.hypot(x, y), h: ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360 }
}
