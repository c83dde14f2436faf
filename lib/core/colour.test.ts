import { describe, expect, test } from 'vitest'
import { contrast, DARK_PAPER, PAPER, parseColour, toHex } from '#lib/core/colour.ts'
import { defaultSettings } from '#lib/settings/defaults.ts'

test.each(['#000000', '#ffffff', '#c0392b', '#1144aa', '#00ff00', '#777777'])(
  '%s survives OKLCH',
  (colour) => {
    expect(toHex(parseColour(colour))).toBe(colour)
  },
)

test('an oklch colour has the hex value of CSS Color 4', () => {
  expect(toHex(parseColour('oklch(0.628 0.2577 29.23)'))).toBe('#ff0000')
})

test('what sRGB cannot show loses strength and keeps its hue', () => {
  const shown = parseColour(toHex({ l: 0.6, c: 0.4, h: 150 }))
  expect(shown.c).toBeLessThan(0.25)
  expect(Math.abs(shown.h - 150)).toBeLessThan(2)
})

test('something that is no colour is a middle grey', () => {
  const [red, green, blue] = toHex(parseColour('nonsense')).slice(1).match(/../g) ?? []
  expect(red).toBe(green)
  expect(green).toBe(blue)
})

describe('contrast', () => {
  test('is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(contrast('oklch(0.6279554 0.2576833 29.2338851)', '#ffffff')).toBeCloseTo(
      contrast('#ff0000', '#ffffff'),
      2,
    )
  })

  test('of the default accents is enough for text', () => {
    expect(contrast(defaultSettings.accent.light, PAPER)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(defaultSettings.accent.dark, DARK_PAPER)).toBeGreaterThanOrEqual(4.5)
  })

  test('of what is no colour is none', () => {
    for (const text of ['', 'red', '#fff', 'oklch(2 0 0)', 'oklch(0.5 0.1 30) ', 'var(--x)'])
      expect(contrast(text, '#ffffff')).toBe(0)
  })
})
