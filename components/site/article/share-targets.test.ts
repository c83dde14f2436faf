import { expect, test } from 'vitest'
import { shareTargets } from '#components/site/article/share-targets.ts'

const TITLE = 'A & B + "C" 100% <ü>'
const ADDRESS = 'https://example.org/blog/a-b'

test.each(shareTargets(TITLE, ADDRESS))('$name gets the full address and title', ({ href, name }) => {
  const values = [...new URL(href).searchParams.values()].join(' ')
  expect(values).toContain(ADDRESS)
  if (name !== 'LinkedIn') expect(values).toContain(TITLE)
})

test('the mailto link encodes spaces as %20, not as plus signs', () => {
  const mail = shareTargets('Two words', ADDRESS).find(({ name }) => name === 'E-mail')
  expect(mail?.href).toContain('Two%20words')
})
