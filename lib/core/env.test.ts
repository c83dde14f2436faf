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
    'SMTP_URL',
    [
      'mail.example.org',
      'http://mail.example.org',
      'smtp:mail.example.org',
      'smtp://',
      'smtp://mail.example.org/inbox',
      'smtp://mail.example.org?pool=true',
      'smtps://mail.example.org?tls=optional',
      'smtp://ana@mail.example.org',
      `smtp://:${SECRET}@mail.example.org`,
      `smtp://ana:${SECRET}%@mail.example.org`,
      'smtp://mail.example.org:99999',
    ],
  ],
  [
    'MAIL_FROM',
    [
      'desk',
      'The Desk',
      'The Desk <desk>',
      'a@b.example, c@d.example',
      'Desk <a@b.example>\r\nBcc: x@y.example',
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
  ['OUTGOING_ALLOW', ['10.0.0.0/99', 'intranet']],
  ['CACHE_MB', ['-1', '0', '1.5', 'lots', '10000000000', '9'.repeat(400)]],
  [
    'METRICS_TOKEN',
    [SECRET, 'with blanks in between them', 'schlüsselschlüssel', `a-line\n${'x'.repeat(20)}`],
  ],
  [
    'CDN_PURGE_URL',
    [
      'cdn.example.org',
      'ftp://cdn.example.org/',
      `https://ana:${SECRET}@cdn.example.org/`,
      'https://cdn.example.org/#a',
    ],
  ],
  ['CDN_PURGE_TOKEN', [`${SECRET}\n`, 'with blank']],
  ['CDN_PURGE_HEADER', ['Fastly Key', 'Fastly-Key:', 'x\r\ny', '-']],
  ['LOG_LEVEL', ['loud', 'INFO', '30']],
  [
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    [
      'localhost:4318',
      'grpc://localhost:4317',
      `https://ana:${SECRET}@collector.example`,
      'https://collector.example?key=1',
      'http://localhost:4318/v1/traces',
    ],
  ],
  [
    'OTEL_EXPORTER_OTLP_HEADERS',
    [SECRET, `=${SECRET}`, `key=${SECRET}%`, `key=${SECRET}%0a`, `a b=${SECRET}`],
  ],
  ['OTEL_EXPORTER_OTLP_PROTOCOL', ['grpc', 'http']],
  ['OTEL_TRACES_SAMPLER', ['sometimes', 'jaeger_remote']],
  ['OTEL_TRACES_SAMPLER_ARG', ['2', '-1', '50%', '.5', 'half']],
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
  ['OUTGOING_ALLOW', '10.0.0.0/8, fd00::/8'],
  ['METRICS_TOKEN', 'abcdefghijklmnop'],
  ['CDN_PURGE_URL', 'http://127.0.0.1:9000/purge?site=1'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'https://collector.example/otlp/'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization=Basic%20YWJj, x-scope=a=b'],
])('%s may be %s', (name, value) => {
  expect(() => readEnv({ NODE_ENV: 'production', [name]: value })).not.toThrow()
})

const S3 = {
  NODE_ENV: 'production' as const,
  S3_ENDPOINT: 'https://s3.example.net',
  S3_BUCKET: 'pictures',
  S3_ACCESS_KEY_ID: 'key',
  S3_SECRET_ACCESS_KEY: SECRET,
}

test('an S3 storage needs its bucket, both keys and a place', () => {
  expect(readEnv(S3)).toMatchObject(S3)
  expect(readEnv({ ...S3, S3_ENDPOINT: '', S3_REGION: 'eu-central-1', STORAGE: 's3' })).toMatchObject({
    STORAGE: 's3',
  })
})

test.each([
  ...['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'].map((name) => [name, { ...S3, [name]: '' }]),
  ['S3_REGION', { ...S3, S3_ENDPOINT: '' }],
  ['S3_BUCKET', { STORAGE: 's3' }],
  ['S3_BUCKET', { S3_PREFIX: 'site' }],
  ['S3_ENDPOINT', { ...S3, S3_ENDPOINT: 's3.example.net' }],
  ['S3_ENDPOINT', { ...S3, S3_ENDPOINT: 'https://s3.example.net/bucket' }],
  ['S3_BUCKET', { ...S3, S3_BUCKET: 'Has Capitals' }],
  ['S3_PREFIX', { ...S3, S3_PREFIX: '../up' }],
  ['S3_SECRET_ACCESS_KEY', { ...S3, S3_SECRET_ACCESS_KEY: `${SECRET}\n` }],
  ['S3_FORCE_PATH_STYLE', { ...S3, S3_FORCE_PATH_STYLE: 'yes' }],
  ['STORAGE', { STORAGE: 'tape' }],
] as [string, Record<string, string>][])(
  '%s is named when the S3 settings are wrong or half set: %o',
  (name, given) => {
    const refused = () => readEnv({ NODE_ENV: 'production', ...given })
    expect(refused).toThrow(new RegExp(`\n  ${name}: .+`))
    expect(refused).not.toThrow(SECRET)
  },
)

/** The names in the schema, as the source lists them. */
function settings(): string[] {
  const source = readFileSync('lib/core/env.ts', 'utf8')
  const names = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map(([, name]) => name ?? '')
  return names.filter((name) => name !== 'NODE_ENV')
}

test.each([
  [{ SMTP_URL: `smtp://ana:${SECRET}@mail.example.org` }, 'MAIL_FROM'],
  [{ MAIL_FROM: 'desk@news.example' }, 'SMTP_URL'],
])('mail that is half set is refused by the name of what is missing', (half, missing) => {
  expect(() => readEnv({ NODE_ENV: 'production', ...half })).toThrow(new RegExp(`${missing}: It is not set`))
  expect(() => readEnv({ NODE_ENV: 'production', ...half })).not.toThrow(new RegExp(SECRET))
})

const CDN = { CDN_PURGE_URL: 'https://cdn.example.org/', CDN_PURGE_TOKEN: SECRET, CDN_PURGE_HEADER: 'Key' }

test.each([
  ['CDN_PURGE_TOKEN', { ...CDN, CDN_PURGE_URL: '' }],
  ['CDN_PURGE_HEADER', { ...CDN, CDN_PURGE_TOKEN: '' }],
])('%s is refused without what it belongs to', (name, given) => {
  expect(() => readEnv({ NODE_ENV: 'production', ...CDN })).not.toThrow()
  const refused = () => readEnv({ NODE_ENV: 'production', ...given })
  expect(refused).toThrow(new RegExp(`\n  ${name}: .+ too\\.$`))
  expect(refused).not.toThrow(SECRET)
})
