import { expect, test } from 'vitest'
import { checkArticle } from '#lib/content/mdx/pool/rendering.ts'
import { BLOCKS } from './blocks.ts'
import { BODIES, makeBody } from './bodies.ts'

const images = [`/media/${'a'.repeat(64)}.png`]
const bodies = Array.from({ length: BODIES }, (_, number) => makeBody(number, images))

test('each text differs from the others, is the same every time, and can be published', async () => {
  expect(new Set(bodies).size).toBe(BODIES)
  expect(makeBody(17, images)).toBe(bodies[17])
  const problems = await Promise.all(bodies.map(checkArticle))
  expect(problems.flat()).toEqual([])
}, 60_000)

test('every block that writers have is used', () => {
  expect(BLOCKS.length).toBeGreaterThan(15)
  const all = bodies.join('\n')
  for (const mark of [
    '<Callout',
    '<Details',
    '<Quote',
    '<Figure',
    '<Button',
    '![',
    '| :---',
    '- [x]',
    '1. ',
    '\n> ',
    '```ts',
    '```python',
    '<dl>',
    '<kbd>',
    '[^last]',
    '\n---\n',
    '#### ',
  ])
    expect(all, mark).toContain(mark)
})
