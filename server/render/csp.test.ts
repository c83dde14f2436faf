import { expect, test } from 'vitest'
import { documentCsp } from '#server/render/csp.ts'

test('only the scripts and style sheets of the page are allowed, each listed once', () => {
  const policy = documentCsp({ scripts: ['a()', 'a()'], styles: ['p{}'] })
  expect(policy).toContain("script-src 'self' 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='; ")
  expect(policy).toContain("style-src 'self' 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; ")
})

test('a page without any allows none', () => {
  const policy = documentCsp({ scripts: [], styles: [] })
  expect(policy).toContain("script-src 'self'; style-src 'self'; ")
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)
})

test('only a document that says so may be framed, by this site alone', () => {
  const page = { scripts: [], styles: [] }
  expect(documentCsp(page)).toContain("frame-ancestors 'none'")
  expect(documentCsp(page, "'self'")).toMatch(/frame-ancestors 'self'$/)
})
