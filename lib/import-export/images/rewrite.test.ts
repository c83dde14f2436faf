import { mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { openImageFile } from '#lib/media/serving.ts'
import { getLiveArticle } from '#lib/published/articles.ts'
import { makeFolder, writeInto } from '#test/folders.ts'
import { plainImage } from '#test/images.ts'
import { bringIn, onlyFile, postFrom } from '#test/importing.ts'

const MEDIA = /^\/media\/[0-9a-f]{64}\.(png|jpg)$/

test('images beside an article come in and are shown from here', async () => {
  const folder = makeFolder({
    'posts/sea.mdx': `---
cover: ../images/cover.jpg
coverAlt: A cover.
---
![Sea](./sea%20side.png) and ![again](<./sea side.png>)

<Figure src="../images/cover.jpg" alt="Figure" />
`,
    'posts/sea side.png': await plainImage('png', 30, 30),
    'images/cover.jpg': await plainImage('jpeg', 60, 40),
  })
  const report = await bringIn(folder)
  expect(onlyFile(report)).toMatchObject({
    outcome: 'created',
    notes: [],
    pictures: { taken: 4, remote: 0, missing: 0 },
  })
  const article = await getLiveArticle('sea')
  expect(article?.cover).toMatchObject({
    src: expect.stringMatching(MEDIA),
    alt: 'A cover.',
    width: 60,
    height: 40,
  })
  const shown = [...(article?.html ?? '').matchAll(/<img src="([^"]+)"/g)].map(([, src]) => src ?? '')
  expect(shown).toHaveLength(3)
  for (const src of shown) expect(await openImageFile(src.slice('/media/'.length))).not.toBeNull()
  expect(await db().media.findMany({ select: { name: true }, orderBy: { name: 'asc' } })).toEqual([
    { name: 'cover.jpg' },
    { name: 'sea side.png' },
  ])
})

test('addresses from the root of the site are found in the folder given for them', async () => {
  const folder = makeFolder({
    'root.md': '![a](/static/images/a.png)\n\n![b](/images/b.png)\n\n![c](/c.png?v=2)',
  })
  const statics = makeFolder({
    'images/a.png': await plainImage('png', 11, 11),
    'images/b.png': await plainImage('png', 12, 12),
    'c.png': await plainImage('png', 13, 13),
  })
  const without = await bringIn(folder, { dryRun: true })
  expect(onlyFile(without).notes).toMatchObject(
    Array(3).fill({ level: 'error', message: expect.stringContaining('--static') }),
  )
  expect(onlyFile(await bringIn(folder, { statics }))).toMatchObject({
    pictures: { taken: 3, missing: 0 },
    notes: [],
  })
})

test('images come from real paths inside the folder only', async () => {
  const folder = makeFolder({
    'out.md': `![dots](../outside.png)

![deep](../../../../../../../../../../../../etc/passwd)

![absolute](/etc/passwd)

![host](${join('/', 'etc', 'hostname')})

![link](link.png)

![folder](linked/outside.png)

![encoded](%2e%2e/outside.png)

![nul](a%00.png)
`,
  })
  writeInto(dirname(folder), 'outside.png', await plainImage('png'))
  symlinkSync(join(dirname(folder), 'outside.png'), join(folder, 'link.png'))
  symlinkSync(dirname(folder), join(folder, 'linked'))
  const before = await db().media.count()
  const { notes, pictures } = onlyFile(await bringIn(folder), 'out.md')
  expect(await db().media.count()).toBe(before)
  expect(pictures).toEqual({ taken: 0, remote: 0, missing: 8 })
  expect(notes.map(({ message }) => message.includes('outside the imported folder'))).toEqual([
    true,
    true,
    false,
    false,
    true,
    true,
    true,
    false,
  ])
})

test('what an image cannot begin with keeps the article out', async () => {
  const folder = makeFolder({ 'scheme.mdx': 'Text.\n\n![file](file:///etc/passwd)' })
  expect(onlyFile(await bringIn(folder))).toMatchObject({
    outcome: 'failed',
    notes: [{ line: 3, column: 1 }],
  })
})

test('a link inside the folder may lead to an image inside it', async () => {
  const folder = makeFolder({ 'inside.md': '![a](b.png)', 'real/a.png': await plainImage('png', 21, 21) })
  symlinkSync('real/a.png', join(folder, 'b.png'))
  expect(onlyFile(await bringIn(folder))).toMatchObject({ pictures: { taken: 1 }, notes: [] })
})

test('a text comes in without the images that cannot, and each is told at its place', async () => {
  const folder = makeFolder({
    'lost.md': `---
title: Lost
image: nowhere.jpg
---
Before ![the sea](missing.png) after.

[![badge](https://img.example.org/badge.svg)](https://example.org)

![far away](https://img.example.org/far.png)

![drawn](drawn.svg)

![torn](torn.png)

<img src="gone.png" alt="gone">
`,
    'drawn.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'torn.png': (await plainImage('png', 400, 400)).subarray(0, 60),
  })
  const report = await bringIn(folder)
  const { notes, pictures, outcome } = onlyFile(report)
  expect([outcome, pictures]).toEqual(['created', { taken: 0, remote: 2, missing: 5 }])
  expect(notes.map(({ level, line, column }) => [level, line, column])).toEqual([
    ['error', 3, 8],
    ['error', 5, 8],
    ['error', 7, 2],
    ['error', 9, 1],
    ['error', 11, 1],
    ['error', 13, 1],
    ['error', 15, 1],
  ])
  const html = (await getLiveArticle('lost'))?.html ?? ''
  expect(html).not.toContain('<img')
  expect(html).toContain('<em>the sea</em>')
  expect(html).toContain('href="https://img.example.org/far.png"')
  const again = await bringIn(folder)
  expect(again).toMatchObject({ counts: { unchanged: 1 }, pictures: { missing: 4, remote: 2 } })
})

test('an image on another site is refused where it stands, however it is written, and its text comes in', async () => {
  const folder = makeFolder({
    'far.md': `---
cover: https://img.example.org/cover.png
---
![a](//img.example.org/a.png) and ![b][c]

<figure><img src="http://img.example.org/d.png" alt="d"></figure>

<p><img src="/\\img.example.org/e.png" alt="e"></p>

[c]: HTTPS://img.example.org/c.png
`,
    'far.mdx': `<Figure src="https://img.example.org/f.png" alt="f" />

A sentence with <img src="//img.example.org/g.png" alt="g" /> in it.
`,
  })
  const report = await bringIn(folder)
  const places = report.files.map(({ file, isLive, pictures, notes }) => [
    file,
    isLive,
    pictures.remote,
    notes.map(({ level, line, column }) => `${level} ${line}:${column}`),
  ])
  expect(places).toEqual([
    ['far.md', true, 5, ['error 2:8', 'error 4:1', 'error 4:35', 'error 6:9', 'error 8:4']],
    ['far.mdx', true, 2, ['error 1:1', 'error 3:17']],
  ])
  for (const { message } of report.files.flatMap(({ notes }) => notes))
    expect(message).toContain(
      'is on another site, and images from other sites are not shown. Save it in the folder and use its path.',
    )
  const html = (await getLiveArticle('far'))?.html ?? ''
  expect(html).not.toContain('<img')
  expect(html).toContain('href="//img.example.org/a.png"')
})

test('another mistake keeps a text with such an image out, and both are told', async () => {
  const folder = makeFolder({ 'two.mdx': '![a](https://e.example/a.png)\n\n<script>x</script>' })
  expect(onlyFile(await bringIn(folder))).toMatchObject({
    outcome: 'failed',
    notes: [{ line: 1 }, { line: 3 }],
  })
})

test('when an image changes or appears, its article is updated', async () => {
  const folder = makeFolder({ 'changing.md': '![a](a.png)' })
  expect(await bringIn(folder)).toMatchObject({ pictures: { missing: 1 } })
  writeInto(folder, 'a.png', await plainImage('png', 31, 31))
  expect(await bringIn(folder)).toMatchObject({ counts: { updated: 1 }, pictures: { taken: 1, missing: 0 } })
  const { liveRevision } = await postFrom(folder, 'changing.md')
  writeInto(folder, 'a.png', await plainImage('png', 32, 32))
  expect(await bringIn(folder)).toMatchObject({ counts: { updated: 1 } })
  expect((await postFrom(folder, 'changing.md')).liveRevision?.body).not.toBe(liveRevision?.body)
})

test('an image that is here already stays where it is', async () => {
  const folder = makeFolder({ 'first.md': '![a](a.png)', 'a.png': await plainImage('png', 41, 41) })
  await bringIn(folder)
  const { src } = await db()
    .media.findFirstOrThrow({ where: { width: 41 }, select: { hash: true } })
    .then(({ hash }) => ({ src: `/media/${hash}.png` }))
  const back = makeFolder({
    'back.md': `---\ncover: ${src}\n---\n![a](${src})\n\n![b](/media/${'0'.repeat(64)}.png)`,
  })
  expect(onlyFile(await bringIn(back))).toMatchObject({ pictures: { missing: 1 }, notes: [{ line: 6 }] })
  expect(await getLiveArticle('back')).toMatchObject({ cover: { src }, html: expect.stringContaining(src) })
})

test('a folder, a pipe or nothing behind an address is no image', async () => {
  const folder = makeFolder({ 'odd.md': '![a](dir.png)\n\n![]()\n\n![b](#x)' })
  mkdirSync(join(folder, 'dir.png'))
  expect(onlyFile(await bringIn(folder))).toMatchObject({
    outcome: 'created',
    pictures: { taken: 0, missing: 3 },
  })
})
