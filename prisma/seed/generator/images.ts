import sharp from 'sharp'
import { between, randomFrom } from '#lib/art/random.ts'

const COLUMNS = 32
const ROWS = 18
const CELL = 40

/**
 * Generates a PNG of 1,280 × 720 pixels, deterministic for a number: random cells that look like an attention matrix.
 */
export function drawImage(number: number): Promise<Buffer> {
  const random = randomFrom(`picture ${number}`)
  const tint = [between(random, 0.4, 1), between(random, 0.4, 1), between(random, 0.4, 1)]
  const cells = Array.from({ length: COLUMNS * ROWS }, () => between(random, 40, 230))
  const pixels = Buffer.from(cells.flatMap((light) => tint.map((share) => Math.round(light * share))))
  return sharp(pixels, { raw: { width: COLUMNS, height: ROWS, channels: 3 } })
    .resize(COLUMNS * CELL, ROWS * CELL, { kernel: 'nearest' })
    .png()
    .toBuffer()
}
