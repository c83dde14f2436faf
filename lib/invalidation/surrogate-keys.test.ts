import { expect, test } from 'vitest'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { keysOfChange, keysOfResponse } from '#lib/invalidation/surrogate-keys.ts'

const MANY = Array.from({ length: 1_000 }, (_, number) => cacheTags.post(`0123456789ab${number}`))

function purgedBy(refresh: string[]): string[] {
  return keysOfChange({ refresh, stale: [], removed: [] })
}

test('the keys of a response are its cache tags, and one for the whole site', () => {
  const tags = [cacheTags.post('a'), cacheTags.related, cacheTags.path('/blog/a-b'), cacheTags.post('a')]
  expect(keysOfResponse(tags)).toEqual(['site', 'post:a', 'around', 'path:/blog/a-b'])
})

test.each([
  'path:/with blank',
  'path:/with,comma',
  'path:/ümlaut',
  'path:/Capital',
  `path:/${'long'.repeat(50)}`,
])('a tag that a CDN might not carry as it is has the same hash in a response and in a purge: %s', (tag) => {
  const [, key = ''] = keysOfResponse([tag])
  expect(key).toMatch(/^hash:[0-9a-f]{32}$/)
  expect(purgedBy([tag])).toContain(key)
  expect(purgedBy([`${tag}x`])).not.toContain(key)
})

test('a response with too many tags is purged with every change', () => {
  const keys = keysOfResponse(MANY)
  expect(keys).toHaveLength(2)
  for (const changed of [['lists'], ['post:other']])
    expect(purgedBy(changed).some((key) => keys.includes(key))).toBe(true)
  expect(keysOfResponse(['lists']).some((key) => purgedBy(['post:other']).includes(key))).toBe(false)
})

test('a header stays below eight kilobytes, whatever the tags', () => {
  for (let count = 0; count < 400; count++)
    expect(keysOfResponse(MANY.slice(0, count)).join(' ').length).toBeLessThan(8_000)
})

test('a change of more than a few hundred tags purges everything', () => {
  expect(purgedBy(MANY)).toEqual(['site'])
})

test('lists of related articles are left until the CDN asks again', () => {
  const change = { refresh: [], stale: [cacheTags.related], removed: [] }
  expect(keysOfChange(change)).toEqual([])
  expect(keysOfChange({ ...change, removed: ['post:a'], stale: [cacheTags.related, 'settings'] })).toEqual(
    expect.arrayContaining(['post:a', 'settings']),
  )
})
