import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { publicationItself as us, type Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { trashPost, unpublishPost } from '#lib/posts/removing.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { createRedirect } from '#lib/redirects/editing.ts'
import { RESERVED_SEGMENTS } from '#lib/urls/reserved.ts'
import { someDraft, someone, somePost } from '#test/factories.ts'
import { temporaryFolder } from '#test/folder.ts'

type Ref = { postId: string; version: number }

let author: Viewer

beforeAll(async () => {
  author = await someone('author')
})

describe('a slug made from the title', () => {
  test('gets a number when another post has it', async () => {
    const slugs = [
      await somePost({ title: 'Spring' }),
      await somePost({ title: 'Spring!' }),
      await somePost({ title: 'spring' }),
    ]
    expect(slugs.map(({ slug }) => slug)).toEqual(['spring', 'spring-2', 'spring-3'])
  })

  test('is untitled when nothing in the title can be written in letters', async () => {
    expect((await somePost({ title: '…?!' })).slug).toBe('untitled')
    expect((await somePost({ title: '!!!' })).slug).toBe('untitled-2')
  })

  test('leaves alone what another draft has chosen', async () => {
    await someDraft({ title: 'Anything', slug: 'chosen' })
    expect((await somePost({ title: 'Chosen' })).slug).toBe('chosen-2')
  })

  test('avoids reserved addresses', async () => {
    expect((await somePost({ kind: 'page', title: 'Search' })).slug).toBe('search-2')
    expect((await somePost({ title: 'Search' })).href).toBe('/blog/search')
    expect((await somePost({ title: 'Page' })).slug).toBe('page-2')
  })

  test('may be the same for an article and a page', async () => {
    expect((await somePost({ title: 'Twins' })).href).toBe('/blog/twins')
    expect((await somePost({ kind: 'page', title: 'Twins' })).href).toBe('/twins')
  })

  test('stays when the title changes later', async () => {
    const post = await somePost({ title: 'First title' })
    const { slug } = await publishPost(us, await saveDraft(us, { ...ref(post), title: 'Second title' }))
    expect(slug).toBe('first-title')
  })
})

describe('a slug that a writer chooses', () => {
  test('is brought into form', async () => {
    expect((await somePost({ title: 'x', slug: ' Über uns / Team ' })).slug).toBe('uber-uns-team')
  })

  test('is refused when another post has it, live or not', async () => {
    const post = await somePost({ title: 'Occupied' })
    const refused = { fields: { slug: 'Another post has this address. Choose a new one.' } }
    await expect(someDraft({ slug: 'occupied' }, author)).rejects.toMatchObject(refused)
    await unpublishPost(us, post.postId)
    await expect(someDraft({ slug: 'occupied' }, author)).rejects.toMatchObject(refused)
    await trashPost(us, post.postId)
    await expect(someDraft({ slug: 'occupied' }, author)).rejects.toMatchObject(refused)
  })

  test('is refused when another draft has chosen it', async () => {
    await someDraft({ slug: 'wanted' })
    await expect(someDraft({ slug: 'wanted' }, author)).rejects.toBeInstanceOf(Invalid)
  })

  test.each([...RESERVED_SEGMENTS].filter((word) => /^[a-z0-9-]+$/.test(word)))(
    'is refused for a page when it is “%s”',
    async (slug) => {
      await expect(someDraft({ kind: 'page', slug })).rejects.toMatchObject({
        fields: { slug: expect.stringContaining('is reserved') },
      })
    },
  )
})

test('a page cannot take the address of a file of public/, and one made from its title gets a number', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'public'))
  writeFileSync(join(folder, 'public/imprint'), '')
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder)
  onTestFinished(() => cwd.mockRestore())
  await expect(someDraft({ kind: 'page', slug: 'imprint' })).rejects.toBeInstanceOf(Invalid)
  expect((await somePost({ kind: 'page', title: 'Imprint' })).slug).toBe('imprint-2')
  expect((await somePost({ title: 'Imprint' })).slug).toBe('imprint')
})

test('a page that stood at an address before it was reserved may be saved and published there', async () => {
  const { postId, version } = await somePost({ kind: 'page', title: 'Rss before' })
  await db().post.update({ where: { id: postId }, data: { slug: 'rss' } })
  const saved = await saveDraft(us, { postId, version, slug: 'rss', dek: 'Still here.' })
  expect((await publishPost(us, { postId, version: saved.version })).slug).toBe('rss')
})

describe('a published slug that changes', () => {
  test('leaves a permanent redirect', async () => {
    const post = await move(await somePost({ title: 'Old name' }), 'new-name')
    expect(await resolveAddress('/blog/old-name')).toEqual(leadsTo('/blog/new-name'))
    expect(await resolveAddress('/blog/Old-Name/')).toEqual(leadsTo('/blog/new-name'))
    expect((await resolveAddress('/blog/new-name')).kind).toBe('page')
    expect(await redirectsTo(post)).toEqual(['/blog/old-name'])
  })

  test('leads straight to the newest from every older one', async () => {
    const post = await move(await move(await somePost({ title: 'Name one' }), 'name-two'), 'name-three')
    for (const old of ['one', 'two'])
      expect(await resolveAddress(`/blog/name-${old}`)).toEqual(leadsTo('/blog/name-three'))
    expect(await redirectsTo(post)).toEqual(['/blog/name-one', '/blog/name-two'])
  })

  test('may come back: A, B, A', async () => {
    const post = await move(await move(await somePost({ title: 'Aaa' }), 'bbb'), 'aaa')
    expect((await resolveAddress('/blog/aaa')).kind).toBe('page')
    expect(await resolveAddress('/blog/bbb')).toEqual(leadsTo('/blog/aaa'))
    expect(await redirectsTo(post)).toEqual(['/blog/bbb'])
  })

  test('can be taken by another post once it is only a redirect', async () => {
    const moved = await move(await somePost({ title: 'Contested' }), 'elsewhere')
    const heir = await somePost({ title: 'Contested' })
    expect(heir.slug).toBe('contested')
    expect((await resolveAddress('/blog/contested')).kind).toBe('page')
    expect(await redirectsTo(moved)).toEqual([])
    const gone = await move(heir, 'third-place')
    expect(await resolveAddress('/blog/contested')).toEqual(leadsTo('/blog/third-place'))
    expect(await redirectsTo(gone)).toEqual(['/blog/contested'])
  })

  test('can be swapped between two posts by way of a third', async () => {
    const [one, two] = [await somePost({ title: 'Castor' }), await somePost({ title: 'Pollux' })]
    const waiting = await move(one, 'waiting')
    await move(two, 'castor')
    await move(waiting, 'pollux')
    expect((await resolveAddress('/blog/castor')).kind).toBe('page')
    expect((await resolveAddress('/blog/pollux')).kind).toBe('page')
    expect(await resolveAddress('/blog/waiting')).toEqual(leadsTo('/blog/pollux'))
    expect(await db().post.findUnique({ where: { id: two.postId }, select: { slug: true } })).toEqual({
      slug: 'castor',
    })
  })

  test('leaves nothing behind while the change is only in the draft', async () => {
    const post = await somePost({ title: 'Only planned' })
    await saveDraft(us, { ...ref(post), slug: 'planned' })
    expect((await resolveAddress('/blog/only-planned')).kind).toBe('page')
    expect(await resolveAddress('/blog/planned')).toEqual({ kind: 'missing' })
  })
})

test('a published post ends the redirect that stood at its address, and others follow it from then on', async () => {
  await createRedirect(us, { from: '/blog/coming-soon', to: '/about' })
  await createRedirect(us, { from: '/soon', to: '/blog/coming-later' })
  const post = await somePost({ title: 'Coming soon' })
  expect((await resolveAddress('/blog/coming-soon')).kind).toBe('page')
  const later = await move(post, 'coming-later')
  expect(await resolveAddress('/soon')).toEqual(leadsTo('/blog/coming-later'))
  await move(later, 'came')
  expect(await resolveAddress('/soon')).toEqual(leadsTo('/blog/came'))
})

const leadsTo = (to: string) => ({ kind: 'redirect', to, status: 308 })

async function move(post: Ref, slug: string): Promise<Ref> {
  const next = await saveDraft(us, { ...ref(post), slug })
  await publishPost(us, next)
  return next
}

async function redirectsTo({ postId }: Ref): Promise<string[]> {
  const rows = await db().redirect.findMany({
    where: { postId },
    orderBy: { from: 'asc' },
    select: { from: true },
  })
  return rows.map((row) => row.from)
}

function ref({ postId, version }: Ref): Ref {
  return { postId, version }
}
