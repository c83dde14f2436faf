import { expect, test } from 'vitest'
import { cardFace, cardPath } from '#lib/og-images/naming.ts'
import { defaultSettings as settings } from '#lib/settings/defaults.ts'
import { sampleArticle as article } from '#test/article.ts'

const pathOf = (some = settings, other = article) => cardPath(article.id, cardFace(some, other))

test('the address of a card is the same for the same drawing, and another for every other', () => {
  const [first] = article.bylines
  if (!first) throw new Error('The sample has no byline.')
  const others = [
    pathOf(settings, { ...article, title: 'Another' }),
    pathOf(settings, { ...article, slug: 'another' }),
    pathOf(settings, { ...article, bylines: [{ ...first, name: 'Another' }] }),
    pathOf(settings, { ...article, bylines: [] }),
    pathOf({ ...settings, name: 'Another' }),
    pathOf({ ...settings, accent: { ...settings.accent, light: '#123456' } }),
  ]
  expect(new Set([pathOf(), ...others]).size).toBe(7)
  expect(pathOf({ ...settings, tagline: 'x' }, { ...article, dek: 'x', minutes: 99 })).toBe(pathOf())
})
