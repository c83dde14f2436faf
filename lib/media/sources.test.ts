import { expect, test } from 'vitest'
import { imageSources } from '#lib/media/sources.ts'

const path = `/media/${'a'.repeat(64)}`

test('an image is offered in every smaller width, and once in its own', () => {
  expect(imageSources({ src: `${path}.jpg`, width: 700 })).toEqual({
    avif: `${path}-320.avif 320w, ${path}-640.avif 640w, ${path}-960.avif 700w`,
    webp: `${path}-320.webp 320w, ${path}-640.webp 640w, ${path}-960.webp 700w`,
  })
})

test('a huge image is offered up to the largest width', () => {
  expect(imageSources({ src: `${path}.png`, width: 9000 }).webp).toMatch(/-2560\.webp 2560w$/)
})

test.each(['gif', 'webp'])('a %s may move, so there is no AVIF of it', (extension) => {
  expect(imageSources({ src: `${path}.${extension}`, width: 400 })).toMatchObject({
    avif: null,
    webp: expect.stringContaining('-320.webp'),
  })
})

test('other addresses have no variants', () => {
  expect(imageSources({ src: 'https://example.org/a.jpg', width: 700 })).toEqual({ avif: null, webp: null })
})
