import sharp from 'sharp'
import { expect, test } from 'vitest'
import { renderOgImage } from '#lib/og-images/render-pool.ts'

const face = {
  slug: 'attention',
  title: 'How attention works',
  bylines: ['Ada Quill'],
  name: 'LLM.info',
  accent: '#b3261e',
}

/** The share of pixels in the left part, where the text is, that are darker than paper. */
async function inkOf(png: Buffer): Promise<number> {
  const words = { left: 0, top: 0, width: 760, height: 630 }
  const pixels = await sharp(png).extract(words).greyscale().raw().toBuffer()
  return pixels.filter((value) => value < 128).length / pixels.length
}

async function accentOf(png: Buffer, [r, g, b]: [number, number, number]): Promise<number> {
  const pixels = await sharp(png).removeAlpha().raw().toBuffer()
  let count = 0
  for (let at = 0; at < pixels.length; at += 3)
    if (Math.hypot((pixels[at] ?? 0) - r, (pixels[at + 1] ?? 0) - g, (pixels[at + 2] ?? 0) - b) < 24) count++
  return count
}

test('a card is a small image of 1200 × 630 with words on it', async () => {
  const png = await renderOgImage(face)
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
  expect(png.length).toBeLessThan(200_000)
  const ink = await inkOf(png)
  expect(ink).toBeGreaterThan(0.02)
  expect(ink).toBeLessThan(0.3)
})

test('the same is drawn the same, and another title another way', async () => {
  const [once, twice, other] = await Promise.all([
    renderOgImage(face),
    renderOgImage(face),
    renderOgImage({ ...face, title: 'Another' }),
  ])
  expect(once.equals(twice)).toBe(true)
  expect(once.equals(other)).toBe(false)
})

test('the accent is that of the publication', async () => {
  expect(await accentOf(await renderOgImage(face), [0xb3, 0x26, 0x1e])).toBeGreaterThan(150)
  expect(
    await accentOf(await renderOgImage({ ...face, accent: '#0044cc' }), [0x00, 0x44, 0xcc]),
  ).toBeGreaterThan(150)
})

test.each([
  ['nothing', ''],
  ['one letter', 'I'],
  ['300 letters without a blank', 'Wm'.repeat(150)],
  ['300 words', 'a '.repeat(150)],
  ['letters no font has', '注意力机制'],
  ['letters from right to left', 'الانتباه هو كل شيء'],
  ['emoji', '🦊👩🏽‍💻'],
  ['markup', '</svg><script>&"\''],
  ['control and combining characters', 'a\u0007\u0301\u202e\u0489'],
])('a title of %s is no difficulty', async (_, title) => {
  const png = await renderOgImage({ ...face, title, name: title, bylines: [title, title] })
  expect(await sharp(png).metadata()).toMatchObject({ width: 1200, height: 630 })
})

test('a flood is refused, and what was promised is kept', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 24 }, () => renderOgImage({ ...face, title: 'I' })),
  )
  const refused = results.filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(4)
  expect(refused[0]).toMatchObject({ reason: { code: 'unavailable' } })
}, 60_000)
