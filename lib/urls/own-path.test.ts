import { expect, test } from 'vitest'
import { ownPath, ownTarget } from '#lib/urls/own-path.ts'
import { spellings } from '#test/spellings.ts'

const origin = 'https://llm.example'

test.each([
  ['/admin/posts?page=2', '/admin/posts?page=2'],
  ['https://llm.example/admin/posts?page=2', '/admin/posts?page=2'],
  ['HTTPS://LLM.example:443/a/../b', '/b'],
  ['/a//b', '/a//b'],
  ['/a\\b', '/a/b'],
  ['/ü#part', '/%C3%BC'],
  ['blog', '/blog'],
  ['', '/'],
])('%j is our %s', (wanted, path) => {
  expect(ownPath(wanted, origin)).toBe(path)
})

test.each([
  ...['//evil.example/admin', 'https://evil.example/admin', 'https://llm.example.evil.example/'],
  ...['https://llm.example@evil.example/', 'https://user@llm.example/', 'https://:secret@llm.example/'],
  ...['/\\evil.example', '\\\\evil.example', '/\t/evil.example', '/\n/evil.example', ' //evil.example'],
  ...[
    '/.//evil.example/x',
    '/..//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/.\\/evil.example',
  ],
  ...[
    'https://llm.example//evil.example',
    'https:/\\llm.example/\\evil.example',
    '/././/evil.example',
    '///',
  ],
  ...[
    'http://llm.example/',
    'https://llm.example:8443/',
    'https://llm.example./',
    'https://',
    'ftp://llm.example/',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,hi',
    'blob:https://llm.example/x',
    'blob:https://llm.example//x',
  ],
])('%j is none of ours', (wanted) => {
  expect(ownPath(wanted, origin)).toBeNull()
  expect(ownTarget(wanted, origin)).toBeNull()
})

test('a target keeps the part of the page it leads to', () => {
  expect(ownTarget('https://llm.example/a?b#c', origin)).toBe('/a?b#c')
})

test('whatever is written, a browser stays with us', () => {
  const kept = spellings(5_000).flatMap((wanted) => {
    const path = ownPath(wanted, origin)
    return path === null ? [] : [{ wanted, path }]
  })
  expect(kept.length).toBeGreaterThan(500)
  expect(kept.length).toBeLessThan(4_500)
  expect(kept.filter(({ path }) => !staysFrom(path))).toEqual([])
  // Idempotent: a path that passes through several redirects does not change.
  expect(kept.filter(({ path }) => ownPath(path, origin) !== path)).toEqual([])
})

/** A Location header is resolved against the response's URL, a script's against the page; both are on this site. */
function staysFrom(path: string): boolean {
  const bases = [origin, `${origin}/login?to=x`, `${origin}/a/b/`]
  return (
    bases.every((base) => new URL(path, base).origin === origin) && new URL(origin + path).origin === origin
  )
}
