import { describe, expect, test } from 'vitest'
import { findBroken, findHidden, isVisible, positionAt, withoutHidden } from '#lib/core/characters.ts'

const HIDDEN = [
  ...['\0', '\x1b', '\x7f', '\u0085', '\t', '\n', '\r', '\u2028', '\u2029'],
  ...['\ud800', '\udc00', '\ufdd0', '\ufdef', '\ufffe', '\uffff', '\u{1fffe}', '\u{10ffff}'],
  ...['\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e'],
  ...['\u2066', '\u2067', '\u2068', '\u2069', '\u206a', '\u206f'],
  ...[
    '\u00ad',
    '\u034f',
    '\u115f',
    '\u1160',
    '\u17b4',
    '\u180e',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u2060',
    '\u2063',
  ],
  ...['\u3164', '\ufe0f', '\ufeff', '\uffa0', '\ufff9', '\u{1d173}', '\u{e0001}', '\u{e0041}', '\u{e0100}'],
]

describe.each(HIDDEN.map((character) => [`U+${character.codePointAt(0)?.toString(16)}`, character]))(
  '%s',
  (_, character) => {
    test('does not show in a short text and is found where it stands', () => {
      for (const text of [`ab${character}cd`, `${character}ab`, `ab${character}`, character]) {
        expect(findHidden(text)).toEqual({ character, index: text.indexOf(character) })
        expect(withoutHidden(text)).toBe(text.replace(character, ''))
      }
      expect(isVisible(` ${character}`)).toBe(false)
    })
  },
)

test.each([
  ['Persian', 'می‌خواهم'],
  ['Persian before a full stop', '۱۳۹۹ ه‍. ش'],
  ['Hindi', 'क्‍ष और श्री‌मान'],
  ['Sinhala', 'ශ්‍රී ලංකා'],
  ['a family', '👩‍👩‍👧‍👦'],
  ['a flag of one colour', '🏳️‍🌈 and 🏴‍☠️'],
  ['a profession with a colour of skin', '👩🏽‍🚀'],
  ['a heart', '❤️ and ❤︎ and ↩︎'],
  ['a key', '1️⃣ #️⃣'],
  ['the flag of Wales', '🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
  ['a Japanese name', '葛󠄀城市'],
  ['Mongolian', 'ᠪᠠᠭ᠋ᠠ'],
  ['Hebrew with a sign at its end', 'שפת C++\u200f'],
  ['Arabic with a mark', 'نموذج\u200e (GPT-4)'],
  ['ordinary words', 'Naïve “Ünïcode” – 日本語 ☕ e\u0301'],
])('%s needs what it is written with', (_, text) => {
  expect(findHidden(text)).toBeUndefined()
  expect(withoutHidden(text)).toBe(text)
})

test.each([
  'e\u0301\u200d',
  'क\u200d\u200d',
  '😀\u200dx',
  '1\ufe0f',
  '🏴\u{e0067}',
  '🏴\u{e0067}\u{e0062}x',
  'שלום\u202e',
])('but %j is not writing', (text) => {
  expect(findHidden(text)).toBeDefined()
})

test('no text holds what cannot be stored, put into a feed or read as HTML', () => {
  for (const text of [
    'a\0',
    'a\x1b',
    'a\x7f',
    'a\u0085',
    'a\ud800',
    'a\ufdd0',
    'a\ufffe',
    'a\u{2ffff}',
    'a\f',
  ])
    expect(findBroken(text)).toMatchObject({ index: 1 })
  expect(findBroken('a\tb\r\nc\u00ad\u200b\u202e\ufeff👩‍🚀')).toBeUndefined()
})

test('a place counts lines and columns from 1, whatever ends a line', () => {
  expect(positionAt('ab\ncd', 4)).toEqual({ line: 2, column: 2 })
  expect(positionAt('a\r\nb\rc', 5)).toEqual({ line: 3, column: 1 })
})
