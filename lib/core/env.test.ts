import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { readEnv } from '#lib/core/env.ts'

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
  expect(readEnv({ NODE_ENV: 'production', SITE_URL: 'HTTPS://Example.org:443/' }).SITE_URL).toBe(
    'https://example.org',
  )
})

const SECRET = 'hunter2'

test.each([
  ['PORT', ['-1', '65536', '70000', '3000.5', 'abc', '0x50', '1e3', ' ', '03000', '3000\r', '∞']],
  [
    'SITE_URL',
    [
      'example.org',
      'ftp://example.org',
      'https:example.org',
      'https://',
      'https://example.org/blog',
      'https://example.org//',
      'https://example.org?a=b',
      'https://example.org/?',
      'https://example.org/#top',
      `https://ana:${SECRET}@example.org`,
      'https://ana@example.org',
      'https://example.org:99999',
      'https://exa mple.org',
    ],
  ],
  [
    'DATA_DIR',
    [
      '/etc/passwd',
      '/etc/passwd/data',
      '/proc/x',
      '/sys/x/y',
      '/dev/null',
      '/',
      '.',
      './public/data',
      '.next',
    ],
  ],
  [
    'DATABASE_URL',
    [
      'nonsense',
      'mysql://localhost/x',
      'postgres:publication',
      `postgres://ana:${SECRET}@localhost`,
      `postgres://ana:${SECRET}%@localhost/x`,
      `http://ana:${SECRET}@localhost/x`,
    ],
  ],
  ['DATABASE_DIRECT_URL', ['nonsense', `http://ana:${SECRET}@localhost/x`, 'postgres://ana@localhost/x']],
  ['AUTH_SECRET', [SECRET, 'x'.repeat(31)]],
  ['ADMIN_EMAIL', ['ana', 'ana@', '@example.org']],
  ['ADMIN_PASSWORD', [SECRET]],
  ['SAMPLE_CONTENT', ['yes', 'True', '1', 'false ']],
  ['TRUSTED_PROXY', ['10.0.0.0/99', 'proxy', '10.0.0.0/', '10.0.0.1;10.0.0.2']],
  ['CACHE_MB', ['-1', '0', '1.5', 'lots', '10000000000', '9'.repeat(400)]],
  [
    'METRICS_TOKEN',
    [SECRET, 'with blanks in between them', 'schlüsselschlüssel', `a-line\n${'x'.repeat(20)}`],
  ],
  ['LOG_LEVEL', ['loud', 'INFO', '30']],
])('%s is refused by name when it is odd', (name, values) => {
  for (const value of values) {
    const refused = () => readEnv({ NODE_ENV: 'production', [name]: value })
    expect(refused, value).toThrow(new RegExp(`^The environment is not valid; .*\\n  ${name}: .+$`))
    expect(refused, value).not.toThrow(SECRET)
  }
})

test.each([
  ['SITE_URL', 'http://localhost:3000'],
  ['SITE_URL', 'https://[2001:db8::1]:8443/'],
  ['DATABASE_URL', 'postgresql:///publication?host=/run/postgresql'],
  ['DATABASE_URL', 'postgres://ana:p%40ss@localhost/x'],
  ['PORT', '0'],
  ['TRUSTED_PROXY', '10.0.0.0/8, ::1'],
  ['METRICS_TOKEN', 'abcdefghijklmnop'],
])('%s may be %s', (name, value) => {
  expect(() => readEnv({ NODE_ENV: 'production', [name]: value })).not.toThrow()
})

/** The names in the schema, as the source lists them. */
function settings(): string[] {
  const source = readFileSync('lib/core/env.ts', 'utf8')
  const names = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name ?? '')
  return names.filter((name) => name !== 'NODE_ENV')
}
