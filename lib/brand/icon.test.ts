import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawIcon, paintIcon, wrapIco } from '#lib/brand/icon.ts'

const ACCENT = '#a3341c'

test('the icon is painted in the accent, in the size that was asked for', async () => {
  const { data, info } = await sharp(await paintIcon(ACCENT, 192))
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([192, 192])
  expect([...data.subarray(0, 3)]).toEqual([0xa3, 0x34, 0x1c])
})

test('the drawn icon has the same colour', () => {
  expect(drawIcon('oklch(0.5 0.17 34)')).toMatch(/^<svg .*fill="#[0-9a-f]{6}".*<\/svg>$/)
  expect(drawIcon(ACCENT)).toContain(`fill="${ACCENT}"`)
})

test('an ICO file holds the PNG it was made of', async () => {
  const png = await paintIcon(ACCENT, 32)
  const ico = wrapIco(png, 32)
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4), ico[6], ico[7]]).toEqual([1, 1, 32, 32])
  expect(ico.subarray(ico.readUInt32LE(18)).equals(png)).toBe(true)
  expect(ico.readUInt32LE(14)).toBe(png.length)
})
