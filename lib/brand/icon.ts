import sharp from 'sharp'
import { parseColour, toHex } from '#lib/core/colour.ts'

/** On a 64 × 64 grid: three lines of text, and a mark at the end. */
const GRID = 64
const BARS = [
  { x: 12, y: 15, width: 40, height: 6 },
  { x: 12, y: 29, width: 40, height: 6 },
  { x: 12, y: 43, width: 22, height: 6 },
  { x: 40, y: 38, width: 8, height: 16 },
]
const DRAWN_AT = 512

/** The site's icon as SVG. `accent` as in the settings. */
export function drawIcon(accent: string): string {
  const bars = BARS.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h-${width}z`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${GRID} ${GRID}"><path fill="${toHex(parseColour(accent))}" d="M0 0h${GRID}v${GRID}H0z"/><path fill="#fff" d="${bars}"/></svg>`
}

/**
 * The icon as a PNG of `size` pixels. Drawn pixel by pixel, because the SVG decoder is blocked: see media/sharp.ts.
 */
export function paintIcon(accent: string, size: number): Promise<Buffer> {
  const ground = Buffer.from(toHex(parseColour(accent)).slice(1), 'hex')
  const pixels = Buffer.alloc(DRAWN_AT * DRAWN_AT * 3, ground)
  for (const bar of BARS) fillBar(pixels, bar)
  return sharp(pixels, { raw: { width: DRAWN_AT, height: DRAWN_AT, channels: 3 } })
    .resize(size)
    .png({ compressionLevel: 9 })
    .toBuffer()
}

/** Wraps a PNG in an ICO file with one image. */
export function wrapIco(png: Buffer, size: number): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(size, 6)
  head.writeUInt8(size, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(24, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}

function fillBar(pixels: Buffer, bar: (typeof BARS)[number]) {
  const scale = DRAWN_AT / GRID
  for (let y = bar.y * scale; y < (bar.y + bar.height) * scale; y++) {
    const start = (y * DRAWN_AT + bar.x * scale) * 3
    pixels.fill(255, start, start + bar.width * scale * 3)
  }
}
