import { expect, test } from 'vitest'
import { checkHost } from '#server/routing/hosts.ts'

test.each([
  ['example.org', 'GET', 'https://example.org', 'serve'],
  ['EXAMPLE.org:443', 'GET', 'https://example.org', 'serve'],
  ['example.org:80', 'POST', 'http://example.org', 'serve'],
  ['localhost:4600', 'GET', 'http://localhost:4600', 'serve'],
  ['localhost', 'GET', 'http://localhost:4600', 'redirect'],
  ['www.example.org', 'HEAD', 'https://example.org', 'redirect'],
  ['example.org.evil.example', 'POST', 'https://example.org', 'misdirected'],
  ['', 'GET', 'https://example.org', 'serve'],
  ['anything', 'POST', undefined, 'serve'],
])('host %s with %s for %s: %s', (host, method, site, decision) => {
  expect(checkHost(host, method, site)).toBe(decision)
})
