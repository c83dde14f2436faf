import { expect, test } from 'vitest'
import { returnPath } from '#lib/web/return-path.ts'
import { spellings } from '#test/spellings.ts'

const origin = 'https://llm.example'

test.each(['/admin/posts?page=2', 'https://llm.example/admin/posts?page=2'])(
  '%s is one of ours',
  (wanted) => {
    expect(returnPath(wanted, origin)).toBe('/admin/posts?page=2')
  },
)

test.each([
  '',
  null,
  undefined,
  '//evil.example/admin',
  'https://evil.example/admin',
  'https://llm.example@evil.example/',
  'https://user@llm.example/',
  'https://llm.example.evil.example/',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  'data:text/html,hi',
  'http://llm.example/',
  'https://',
  '/.//evil.example/x',
  '/..//evil.example',
  '/x/..//evil.example',
  'https://llm.example//evil.example',
  'blob:https://llm.example//evil.example',
])('%s leads to the desk instead', (wanted) => {
  expect(returnPath(wanted, origin)).toBe('/admin')
})

test('whatever is typed, signing in never leads to another site', () => {
  const astray = spellings(5_000).filter(
    (wanted) => new URL(returnPath(wanted, origin), `${origin}/login`).origin !== origin,
  )
  expect(astray).toEqual([])
})
