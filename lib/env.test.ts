import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { readEnv } from '#lib/env'

test('without anything set the defaults hold', () => {
  expect(readEnv({ NODE_ENV: 'production' })).toMatchObject({
    PORT: 3000,
    SAMPLE_CONTENT: true,
    CACHE_MB: 128,
  })
})

test('the example names every setting, with its default', () => {
  const example = parseEnv(readFileSync('.env.example', 'utf8'))
  const { NODE_ENV: _, ...defaults } = readEnv({ NODE_ENV: 'production' })
  const { NODE_ENV: __, ...read } = readEnv({ NODE_ENV: 'production', ...example })
  expect(read).toEqual(defaults)
  expect(Object.keys(example).sort()).toEqual(settings().sort())
})

test('an empty variable counts as unset', () => {
  expect(readEnv({ NODE_ENV: 'production', PORT: '', SITE_URL: '' }).PORT).toBe(3000)
})

test('every mistake is named at once', () => {
  const read = () =>
    readEnv({ NODE_ENV: 'production', PORT: 'many', SITE_URL: 'example.org', AUTH_SECRET: 'short' })
  expect(read).toThrow(/PORT: .*\n {2}SITE_URL: .*\n {2}AUTH_SECRET: /)
})

test('the site is named by its origin', () => {
  expect(readEnv({ NODE_ENV: 'production', SITE_URL: 'https://example.org/blog/' }).SITE_URL).toBe(
    'https://example.org',
  )
})

/** The names in the schema, as the source lists them. */
function settings(): string[] {
  const source = readFileSync('lib/env.ts', 'utf8')
  const names = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name ?? '')
  return names.filter((name) => name !== 'NODE_ENV')
}
