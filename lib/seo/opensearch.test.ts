import { expect, test } from 'vitest'
import { writeOpenSearch } from '#lib/seo/opensearch.ts'
import { defaultSettings } from '#lib/settings/defaults.ts'

test('names are cut to what the format allows, and text stays text', () => {
  const xml = writeOpenSearch({ ...defaultSettings, name: `A & B ${'n'.repeat(60)}`, description: '' })
  expect(xml).toContain(`<ShortName>A &amp; B ${'n'.repeat(10)}</ShortName>`)
  expect(xml).toContain(`<LongName>A &amp; B ${'n'.repeat(42)}</LongName>`)
  expect(xml).toContain('template="http://localhost:3000/search?q={searchTerms}"')
  expect(xml).toContain(
    'type="application/x-suggestions+json" template="http://localhost:3000/search/suggestions?q={searchTerms}"',
  )
})
