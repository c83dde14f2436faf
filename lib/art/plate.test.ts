import { describe, expect, test } from 'vitest'
import { drawPlate } from '#lib/art/plate.ts'

const VERMILION = 'oklch(0.5 0.17 34)'
const slugs = Array.from({ length: 120 }, (_, index) => `article-number-${index}`)

describe('a plate', () => {
  test('is always the same for the same slug and accent', () => {
    expect(drawPlate('attention', VERMILION)).toBe(drawPlate('attention', VERMILION))
  })

  test('differs from slug to slug', () => {
    expect(new Set(slugs.map((slug) => drawPlate(slug, VERMILION))).size).toBe(slugs.length)
  })

  test('takes the colour of the accent', () => {
    expect(drawPlate('attention', VERMILION)).not.toBe(drawPlate('attention', '#1144aa'))
  })

  test('is an SVG document with colours that every program can read', () => {
    for (const slug of slugs.slice(0, 40)) {
      const plate = drawPlate(slug, VERMILION)
      expect(plate).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*>.*<\/svg>$/)
      const colours = [...plate.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map((match) => match[1])
      expect(colours.filter((colour) => !/^(none|#[0-9a-f]{6})$/.test(colour ?? ''))).toEqual([])
      expect(plate).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  test('stays small', () => {
    expect(Math.max(...slugs.map((slug) => drawPlate(slug, VERMILION).length))).toBeLessThan(60_000)
  })

  test('comes on every ground equally often', () => {
    const grounds = slugs.map((slug) => /<rect [^>]*fill="([^"]+)"/.exec(drawPlate(slug, VERMILION))?.[1])
    const counts = [...Map.groupBy(grounds, (ground) => ground).values()].map((same) => same.length)
    expect(counts).toHaveLength(4)
    expect(Math.min(...counts)).toBeGreaterThan(slugs.length / 8)
  })
})
