import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { bylineInput } from '#lib/bylines/input.ts'
import { Invalid } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import { link } from '#lib/core/link.ts'
import { lines } from '#lib/core/text.ts'
import { createInput, sourceInput } from '#lib/posts/input.ts'
import { redirectInput } from '#lib/redirects/input.ts'
import { seriesInput } from '#lib/series/input.ts'
import { settingsInput } from '#lib/settings/input.ts'
import { tagInput } from '#lib/tags/input.ts'
import { userName } from '#lib/users/input.ts'

/** Every single-line input, by the field name of its error. */
const SHORT: [field: string, schema: z.ZodType, input: (text: string) => unknown][] = [
  ...['title', 'dek', 'excerpt', 'slug', 'seoTitle', 'description', 'coverAlt', 'coverCaption'].map(
    (field): [string, z.ZodType, (text: string) => unknown] => [
      field,
      createInput,
      (text) => ({ [field]: text }),
    ],
  ),
  ['tags.0', createInput, (text) => ({ tags: [text] })],
  ['name', sourceInput, (text) => ({ name: text, hash: 'x' })],
  ['name', bylineInput, (name) => ({ name })],
  ['slug', bylineInput, (slug) => ({ name: 'A', slug })],
  ['title', seriesInput, (title) => ({ title })],
  ['slug', seriesInput, (slug) => ({ title: 'A', slug })],
  ['name', tagInput, (name) => ({ name })],
  ['name', z.object({ name: userName }), (name) => ({ name })],
  ['label', link, (label) => ({ label, href: '/x' })],
  ['name', settingsInput, (name) => ({ name })],
  ['tagline', settingsInput, (tagline) => ({ tagline })],
  ['description', settingsInput, (description) => ({ description })],
  ['footer.0.label', settingsInput, (label) => ({ footer: [{ label, href: '/x' }] })],
  ['from', redirectInput, (path) => ({ from: `/${path}`, to: '/x' })],
]

function refusal(schema: z.ZodType, input: unknown): Invalid {
  try {
    parseInput(schema, input)
  } catch (error) {
    if (error instanceof Invalid) return error
  }
  throw new Error('It was accepted.')
}

describe.each(SHORT)('%s', (field, schema, input) => {
  test.each([
    '\u202e',
    '\u2066',
    '\u200b',
    '\u00ad',
    '\u3164',
    '\ufeff',
    '\u{e0041}',
    '\ufdd0',
    '\ud800',
    '\n',
  ])('is refused with the invisible character %j, and says which and where', (character) => {
    const { fields } = refusal(schema, input(`Gut${character}en Tag`))
    const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    expect(fields[field]).toMatch(new RegExp(`^Character [45] \\(U\\+${code}\\) is invisible\\.`))
  })

  test.each(['می‌خواهم', '👩‍🚀', '葛󠄀城市'])('takes %s as it is written', (text) => {
    expect(() => parseInput(schema, input(text))).not.toThrow()
  })
})

test.each(['a\0', 'a\u{ffff}', 'a\ud800', 'a\x1b'])(
  'a text of several lines is refused for %j, with its place',
  (text) => {
    const { fields } = refusal(z.object({ bio: lines(100) }), { bio: `One\r\n${text}` })
    expect(fields.bio).toMatch(
      /^The character in line 2, column 2 \(U\+\w+\) cannot be published\. Delete it\.$/,
    )
  },
)
