import { expect, test } from 'vitest'
import { directionOf } from '#lib/settings/direction.ts'

test.each(['ar', 'he', 'fa-IR', 'ur', 'uz-Arab'])('%s is written from the right', (language) => {
  expect(directionOf(language)).toBe('rtl')
})

test.each(['en', 'de-AT', 'zh', 'uz', 'ar-Latn', 'tlh'])('%s is written from the left', (language) => {
  expect(directionOf(language)).toBe('ltr')
})
