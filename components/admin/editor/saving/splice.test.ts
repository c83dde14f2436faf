import { expect, test } from 'vitest'
import { spliceBetween } from '#components/admin/editor/saving/splice.ts'
import { applySplice } from '#lib/posts/splice.ts'

test('one typed letter is one letter to send', () => {
  expect(spliceBetween('A quiet morning', 'A quite morning')).toEqual({
    from: 5,
    to: 7,
    insert: 'te',
    length: 15,
  })
  expect(spliceBetween('ab', 'axb')).toEqual({ from: 1, to: 1, insert: 'x', length: 2 })
})

test('repeated letters are not counted from both ends', () => {
  for (const [before, after] of [
    ['aa', 'aaa'],
    ['aaa', 'aa'],
    ['abab', 'ab'],
    ['', 'a'],
    ['a', ''],
    ['same', 'same'],
  ] as const)
    expect(applySplice(before, spliceBetween(before, after))).toBe(after)
})

test('a character outside the basic plane is sent whole', () => {
  // They share their first half, or their second.
  for (const [before, after] of [
    ['👋', '👍'],
    ['x👋y', 'x👍y'],
    ['\u{1f44b}', '\u{1f84b}'],
    ['👋', '👋👋'],
    ['👋👋', '👋'],
  ] as const) {
    const splice = spliceBetween(before, after)
    expect(splice.insert.isWellFormed()).toBe(true)
    expect(applySplice(before, splice)).toBe(after)
  }
})

test('a splice of any two texts leads from one to the other', () => {
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  const text = () =>
    Array.from({ length: random(12) }, () => ['a', 'b', '👋', '👍', '\n'][random(5)]).join('')
  for (let round = 0; round < 2_000; round++) {
    const [before, after] = [text(), text()]
    const splice = spliceBetween(before, after)
    expect(splice.insert.isWellFormed()).toBe(true)
    expect(applySplice(before, splice)).toBe(after)
  }
})
