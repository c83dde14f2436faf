import { describe, expect, test, vi } from 'vitest'
import { checkArticle, convertMarkdown, renderArticle } from '#lib/content/mdx/pool/rendering.ts'
import { type Diagnostic, Invalid } from '#lib/core/errors.ts'
import { addresses } from './addresses.ts'
import { attributes } from './attributes.ts'
import { characters } from './characters.ts'
import { documents } from './documents.ts'
import { elements } from './elements.ts'
import { dangersIn } from './harmless.ts'
import { programs } from './programs.ts'
import { paragraphs, sizes } from './sizes.ts'

// The largest cases are slow, and test machines are busy.
vi.setConfig({ testTimeout: 120_000 })

const corpus = { programs, addresses, elements, attributes, characters, sizes, documents }

describe.each(Object.entries(corpus))('hostile %s', (_, cases) => {
  test.each(cases.map(({ body, fate }) => [fate, nameOf(body), body] as const))(
    '%s: %s',
    async (fate, _, body) => {
      const outcome = await renderArticle({ title: 'Title', body, media: {} }).catch((error) => error)
      if (fate === 'harmless') expect(outcome).toMatchObject({ html: expect.any(String) })
      if (fate === 'harmless') return expect(dangersIn(outcome.html)).toEqual([])
      expect(outcome).toBeInstanceOf(Invalid)
      expectPlaces(outcome.problems, body)
      if (body === paragraphs) return
      expect(placesOf(await checkArticle(body))).toEqual(placesOf(outcome.problems))
    },
  )

  const converted = cases.filter(({ body }) => body !== paragraphs)
  test.each(converted.map(({ body }) => [nameOf(body), body]))('as Markdown: %s', async (_, body) => {
    const { mdx, problems } = await convertMarkdown(body)
    if (problems.length > 0) return expectPlaces(problems, body)
    const { html } = await renderArticle({ title: 'Title', body: mdx, media: {} })
    expect(dangersIn(html)).toEqual([])
  })
})

/** Which limit an oversized text hits first depends on the machine; the position of the error does not. */
function placesOf(problems: readonly Diagnostic[]) {
  return problems.map(({ line, column }) => ({ line, column }))
}

function expectPlaces(problems: readonly Diagnostic[], body: string) {
  const lines = body.split(/\r\n|\r|\n/)
  expect(problems.length).toBeGreaterThan(0)
  for (const { line, column, message } of problems) {
    expect(line).toBeGreaterThan(0)
    expect(line).toBeLessThanOrEqual(lines.length)
    expect(column).toBeGreaterThan(0)
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1)
    expect(message).toMatch(/^\S.*\.$/s)
  }
}

function nameOf(body: string) {
  const shown = JSON.stringify(body.length > 60 ? `${body.slice(0, 60)}… (${body.length})` : body)
  return shown.replaceAll('%', '％').replaceAll('$', '＄')
}
