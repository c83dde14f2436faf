import { beforeAll, describe, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { Forbidden, Invalid, NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { db } from '#lib/db/client.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { unpublishPost } from '#lib/posts/removing.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { createRedirect, deleteRedirect } from '#lib/redirects/editing.ts'
import type { RedirectInput } from '#lib/redirects/input.ts'
import { someone, somePost } from '#test/factories.ts'

const leadsTo = (to: string, status = 308) => ({ kind: 'redirect', to, status })

beforeAll(async () => {
  await somePost({ title: 'Live' })
  await somePost({ kind: 'page', title: 'About' })
})

test('a redirect leads on until it is deleted', async () => {
  const id = await createRedirect(us, { from: '/old', to: '/about' })
  expect(await resolveAddress('/old')).toEqual(leadsTo('/about'))
  await deleteRedirect(us, id)
  expect(await resolveAddress('/old')).toEqual({ kind: 'missing' })
  await expect(deleteRedirect(us, id)).rejects.toBeInstanceOf(NotFound)
})

test('creating and deleting it invalidates its address', async () => {
  const id = await createRedirect(us, { from: '/Announced', to: '/about' })
  const told = { refresh: [cacheTags.path('/Announced'), cacheTags.path('/announced')] }
  expect(await lastChange()).toMatchObject(told)
  await deleteRedirect(us, id)
  expect(await lastChange()).toMatchObject(told)
  const events = await db().auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
  expect(events.map(({ action }) => action)).toEqual(['redirect.create', 'redirect.delete'])
})

describe('there are no chains', () => {
  test('a redirect to a redirect leads to its end', async () => {
    await createRedirect(us, { from: '/b1', to: '/about' })
    await createRedirect(us, { from: '/a1', to: '/b1' })
    expect(await resolveAddress('/a1')).toEqual(leadsTo('/about'))
  })

  test('redirects that led to an address lead on when it does', async () => {
    await createRedirect(us, { from: '/a2', to: '/b2' })
    await createRedirect(us, { from: '/ü2', to: '/b2' })
    await createRedirect(us, { from: '/b2', to: 'https://example.org/end' })
    for (const path of ['/a2', '/%C3%BC2', '/b2'])
      expect(await resolveAddress(path)).toEqual(leadsTo('https://example.org/end'))
  })

  test('a redirect to an address in another script leads on when that does', async () => {
    await createRedirect(us, { from: '/a3', to: '/ende/ü' })
    await createRedirect(us, { from: '/ende/ü', to: '/about' })
    expect(await resolveAddress('/a3')).toEqual(leadsTo('/about'))
  })
})

describe('what would make no sense is refused', () => {
  const refused = async (input: RedirectInput) => {
    const error = await createRedirect(us, input).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(Invalid)
    return Object.keys(error.fields)
  }

  test.each(['/', '/blog', '/blog/live', '/Blog/LIVE/', '/about', '/feed.xml', '/tags', '/sitemap.xml'])(
    'a redirect away from %s, where a page is served',
    async (from) => {
      expect(await refused({ from, to: '/elsewhere' })).toEqual(['from'])
    },
  )

  test.each([
    '/admin',
    '/admin/posts',
    '/API/x',
    '/login',
    '/_next/static/x',
    '/media/x.png',
    '/healthz',
    '/setup',
  ])('a redirect away from %s, which is reserved', async (from) => {
    expect(await refused({ from, to: '/elsewhere' })).toEqual(['from'])
  })

  test.each([
    '',
    'old',
    '//evil.example',
    '/a?b',
    '/a#b',
    '/a\\b',
    '/%ff',
    '/a\u0000',
    'https://example.org/',
    `/${'x'.repeat(2_001)}`,
  ])('a redirect away from %j, which is no path', async (from) => {
    expect(await refused({ from, to: '/elsewhere' })).toEqual(['from'])
  })

  test.each([
    '',
    'about',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://x.y',
    'https://',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e%2e//evil.example',
    '/.\\/evil.example',
  ])('a redirect to %j, which is no target', async (to) => {
    expect(await refused({ from: '/somewhere', to })).toEqual(['to'])
  })

  test('a circle of one, two or three, with and without a query', async () => {
    expect(await refused({ from: '/c1', to: '/c1' })).toEqual(['to'])
    expect(await refused({ from: '/c1', to: '/C1/?again' })).toEqual(['to'])
    await createRedirect(us, { from: '/c2', to: '/c1?x=1' })
    expect(await refused({ from: '/c1', to: '/c2' })).toEqual(['to'])
    await createRedirect(us, { from: '/c3', to: '/c2' })
    expect(await refused({ from: '/c1', to: '/c3#part' })).toEqual(['to'])
  })

  test('two redirects from one address', async () => {
    await createRedirect(us, { from: '/twice', to: '/about' })
    expect(await refused({ from: '/twice/', to: '/blog' })).toEqual(['from'])
  })

  test('a target with 410, and none without', async () => {
    expect(await refused({ from: '/x', to: '/about', status: 410 })).toEqual(['to'])
    expect(await refused({ from: '/x', to: null })).toEqual(['to'])
  })

  test('a target that is gone', async () => {
    await createRedirect(us, { from: '/gone', to: null, status: 410 })
    expect(await refused({ from: '/x', to: '/gone' })).toEqual(['to'])
  })
})

test.each([
  ['http://publication.invalid.evil.example/', 'http://publication.invalid.evil.example/'],
  ['/About?a=1#part', '/About?a=1#part'],
  ['/a/../ü', '/%C3%BC'],
])('a redirect to %s leads to %s', async (to, end) => {
  const from = `/to/${crypto.randomUUID()}`
  await createRedirect(us, { from, to })
  expect(await resolveAddress(from)).toEqual(leadsTo(end))
})

test('a target from before this was checked leads nowhere', async () => {
  const data = { id: newId(), from: '/astray', to: '//evil.example', status: 308 }
  await db().redirect.create({ data, select: { id: true } })
  expect(await resolveAddress('/astray')).toEqual({ kind: 'missing' })
})

test('an address that an unpublished post has left free may lead elsewhere', async () => {
  const post = await somePost({ title: 'Resting' })
  await unpublishPost(us, post.postId)
  await createRedirect(us, { from: '/blog/resting', to: '/about', status: 302 })
  expect(await resolveAddress('/blog/resting')).toEqual(leadsTo('/about', 302))
})

test.each(['contributor', 'author'] as const)('a %s changes no redirect', async (role) => {
  const viewer = await someone(role)
  await expect(createRedirect(viewer, { from: '/mine', to: '/about' })).rejects.toBeInstanceOf(Forbidden)
  await expect(deleteRedirect(viewer, '0'.repeat(24))).rejects.toBeInstanceOf(Forbidden)
})

function lastChange() {
  return db().change.findFirstOrThrow({ orderBy: { id: 'desc' } })
}
