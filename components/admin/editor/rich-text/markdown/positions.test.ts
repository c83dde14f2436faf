import { expect, test } from 'vitest'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { offsetOf, posOf } from '#components/admin/editor/rich-text/markdown/positions.ts'

const SOURCE = `## A *long* title

First [link](/about "About us") and \\*stars\\*,
next line.

- one
- two **bold**

| a | b |
| - | - |
| cell | last |

\`\`\`js title="words"
const words = 1
\`\`\`

<Callout title="words">
Inside words.
</Callout>
`

const WORDS = [
  'long',
  'title',
  'First',
  'link',
  'stars',
  'next',
  'two',
  'bold',
  'cell',
  'last',
  'const words',
  'Inside',
]

test.each(WORDS)('the caret before “%s” is at the same word in both views', (word) => {
  const kept = KeptText.read(SOURCE)
  const offset = SOURCE.indexOf(word)
  const pos = posOf(kept, offset)
  expect(kept.doc.textBetween(pos, Math.min(pos + word.length, kept.doc.content.size))).toBe(word)
  expect(offsetOf(kept, pos)).toBe(offset)
})

test('an offset within markup is at the nearest word', () => {
  const kept = KeptText.read(SOURCE)
  const pos = posOf(kept, SOURCE.indexOf('"About us"'))
  expect(kept.doc.textBetween(pos - 4, pos)).toMatch(/link$|link /)
})

test('every offset has a position, and every position an offset', () => {
  const kept = KeptText.read(SOURCE)
  for (let offset = 0; offset <= SOURCE.length; offset++) {
    const pos = posOf(kept, offset)
    expect(pos).toBeGreaterThanOrEqual(0)
    expect(pos).toBeLessThanOrEqual(kept.doc.content.size)
  }
  for (let pos = 0; pos <= kept.doc.content.size; pos++) {
    expect(offsetOf(kept, pos)).toBeGreaterThanOrEqual(0)
    expect(offsetOf(kept, pos)).toBeLessThanOrEqual(SOURCE.length)
  }
})
