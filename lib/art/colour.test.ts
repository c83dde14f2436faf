import { expect, test } from 'vitest'
import { parseColour, toHex } from '#lib/art/colour'

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
