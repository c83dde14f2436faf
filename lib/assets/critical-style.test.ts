import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { criticalStyle } from '#lib/assets/critical-style.ts'

test('the style in every page is small and says what its file says', () => {
  const style = criticalStyle()
  expect(style.length).toBeLessThan(700)
  const file = readFileSync('components/ui/critical.css', 'utf8')
  const bare = (css: string) => css.replace(/\/\*.*?\*\//gs, '').replace(/[\s;]/g, '')
  expect(bare(style)).toBe(bare(file))
  expect(style).toContain('calc(var(--page) + 2 * var(--edge))')
  expect(style).not.toMatch(/[<\n]|\/\*/)
})
