import { describe, expect, test } from 'vitest'
import { breakLines, cutLines, pieces } from '#lib/og-images/line-breaking.ts'

const measure = (text: string) => text.length
const broken = (text: string, widest: number) => breakLines(pieces(text, widest, measure), widest)

test('a text that fits stays on one line', () => {
  expect(broken('two words', 9)).toEqual(['two words'])
})

test('lines are as even as they can be', () => {
  expect(broken('aaaa bbbb cccc dddd', 15)).toEqual(['aaaa bbbb', 'cccc dddd'])
})

test('a line may end after a hyphen or a dash', () => {
  expect(broken('half-hearted', 8)).toEqual(['half-', 'hearted'])
})

describe('nothing is lost and nothing is too wide', () => {
  test.each([1, 2, 3, 7, 20, 1_000])('in lines of %d', (widest) => {
    const text = 'An extraordinarily long-winded title — with antidisestablishmentarianism'
    const lines = broken(text, widest)
    expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''))
    expect(Math.max(...lines.map(measure))).toBeLessThanOrEqual(widest)
  })
})

test('what is cut says so, within the width', () => {
  expect(cutLines(['one', 'two', 'three'], 2, 8, measure)).toEqual(['one', 'two thr…'])
  expect(cutLines(['one', 'two'], 2, 8, measure)).toEqual(['one', 'two'])
})
