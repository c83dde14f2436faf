import { expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { fillLinkCard } from '#lib/link-cards/filling.ts'
import { storeRemoteImage } from '#lib/media/fetching.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { someDraft, someone, somePost } from '#test/factories.ts'
import { freshImage } from '#test/images.ts'
import { serveOutside } from '#test/outside.ts'

vi.stubEnv('OUTGOING_ALLOW', '127.0.0.2')
vi.stubEnv('SITE_URL', 'https://own.example')

test('a page of another site is read, and its picture copied into the library', async () => {
  const image = await freshImage()
  const origin = await serveOutside((req, res) => {
    if (req.url === '/sea.png') res.writeHead(200, { 'content-type': 'image/png' }).end(image)
    else
      res
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end('<title>The sea</title><meta property="og:image" content="/sea.png">')
  })
  const card = await fillLinkCard(await someone('contributor'), { href: `${origin}/page#part` })
  expect(card).toMatchObject({ href: `${origin}/page#part`, title: 'The sea', site: '127.0.0.2' })
  expect(card.image).toMatch(/^\/media\/[0-9a-f]{64}\.png$/)
  expect(await db().media.findMany({ where: { name: 'sea.png' }, select: { name: true } })).toHaveLength(1)
})

test('a card does without a picture that cannot be had', async () => {
  const origin = await serveOutside((req, res) => {
    const page = '<title>The sea</title><meta property="og:image" content="http://127.0.0.1/secret.png">'
    res.writeHead(req.url === '/' ? 200 : 404, { 'content-type': 'text/html' }).end(page)
  })
  expect(await fillLinkCard(await someone('author'), { href: origin })).toMatchObject({ image: '' })
})

test('own articles are read from the database, where they are now', async () => {
  const viewer = await someone('author')
  const path = '/blog/first'
  const { postId } = await somePost({ title: 'First', dek: 'In short.', slug: 'first' })
  expect(await fillLinkCard(viewer, { href: path })).toMatchObject({
    href: path,
    title: 'First',
    description: 'In short.',
  })
  await db().draft.update({
    where: { postId },
    data: { slug: 'moved', version: 2 },
    select: { postId: true },
  })
  await publishPost({ role: 'publication', userId: null }, { postId, version: 2 })
  expect(await fillLinkCard(viewer, { href: `https://own.example${path}` })).toMatchObject({
    href: '/blog/moved',
  })
})

test('what is not live or not an article has no card', async () => {
  const viewer = await someone('author')
  await someDraft({ slug: 'hidden' })
  for (const href of ['/blog/hidden', '/admin/posts', 'https://own.example/tags'])
    await expect(fillLinkCard(viewer, { href }), href).rejects.toThrow(/no live article/)
  await expect(fillLinkCard(viewer, { href: 'http://127.0.0.1/' })).rejects.toThrow(/not on the public web/)
})

test('a remote image is stored as an upload is, with its alt text', async () => {
  const image = await freshImage()
  const origin = await serveOutside((req, res) => {
    if (req.url?.startsWith('/a')) res.writeHead(200, { 'content-type': 'image/png' }).end(image)
    else res.writeHead(200, { 'content-type': 'image/png' }).end('no image')
  })
  const viewer = await someone('author')
  const address = `${origin}/a%20b.png?size=9`
  expect(await storeRemoteImage(viewer, { address, alt: 'Alt.' })).toMatchObject({
    name: 'a b.png',
    alt: 'Alt.',
  })
  await expect(storeRemoteImage(viewer, { address: `${origin}/text` })).rejects.toThrow(/not an image/)
})
