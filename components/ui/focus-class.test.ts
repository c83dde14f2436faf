import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { focusClass } from '#components/ui/focus-class.ts'

test('an image has the classes nearest to its focal point; for the middle, none', () => {
  expect(focusClass({ focusX: 50, focusY: 50 })).toBeUndefined()
  expect(focusClass({ focusX: 52, focusY: 47 })).toBeUndefined()
  expect(focusClass({ focusX: 0, focusY: 96 })).toBe('focus-x-0 focus-y-100')
})

test('the style sheet has every class but those of the middle', () => {
  const css = readFileSync('components/ui/focus.css', 'utf8')
  for (let percent = 0; percent <= 100; percent += 10)
    if (percent !== 50) for (const side of ['x', 'y']) expect(css).toContain(`.focus-${side}-${percent} {`)
})
