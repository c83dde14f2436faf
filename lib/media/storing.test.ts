import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { env } from '#lib/core/env.ts'
import { db } from '#lib/db/client.ts'
import { getMediaFacts } from '#lib/media/renderer-facts.ts'
import { openImageFile } from '#lib/media/serving.ts'
import { storeImage } from '#lib/media/storing.ts'
import { plainImage } from '#test/images.ts'

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

test('a stored image can be read back, and says what it is', async () => {
  const bytes = await plainImage('png')
  const stored = await storeImage(publicationItself, { name: 'a/b/sea.png', bytes, alt: ' The sea. ' })
  expect(stored).toMatchObject({ name: 'sea.png', alt: 'The sea.', mime: 'image/png', width: 40, height: 20 })
  expect(stored.src).toMatch(/^\/media\/[0-9a-f]{64}\.png$/)
  const served = await openImageFile(stored.src.slice('/media/'.length))
  expect(served).toMatchObject({ mime: 'image/png', size: stored.bytes })
  expect(await getMediaFacts([stored.src, '/media/nothing.png', '/elsewhere'])).toEqual({
    [stored.src]: {
      ...{ width: 40, height: 20, colour: stored.colour, alt: 'The sea.' },
      sources: {
        avif: expect.stringMatching(/-320\.avif 40w$/),
        webp: expect.stringMatching(/-320\.webp 40w$/),
      },
    },
  })
})

test('the same image is stored once, even when it arrives twice at the same time', async () => {
  const bytes = await plainImage('jpeg', 50, 50, '#ff8800')
  const [one, two] = await Promise.all(
    ['one.jpg', 'two.jpg'].map((name) => storeImage(publicationItself, { name, bytes })),
  )
  expect(one?.id).toBe(two?.id)
  expect(await db().media.count({ where: { id: one?.id } })).toBe(1)
})

test('a re-uploaded image is not re-encoded, and its lost file is restored', async () => {
  const stored = await storeImage(publicationItself, {
    name: 'x.jpg',
    bytes: await plainImage('jpeg', 30, 30),
  })
  const name = stored.src.slice('/media/'.length)
  const bytes = await read(name)
  await rm(join(env().DATA_DIR, 'media', name.slice(0, 2), name))
  expect((await storeImage(publicationItself, { name: 'again.jpg', bytes })).id).toBe(stored.id)
  expect(await read(name)).toEqual(bytes)
})

test('an image that is refused leaves neither a row nor a file', async () => {
  const before = [await db().media.count(), await files()]
  await expect(
    storeImage(publicationItself, { name: 'x.svg', bytes: Buffer.from('<svg/>') }),
  ).rejects.toThrow('SVG')
  expect([await db().media.count(), await files()]).toEqual(before)
})

test('when the file cannot be written nothing is left half-stored', async () => {
  const rows = await db().media.count()
  const { src } = await storeImage(publicationItself, { name: 'x.gif', bytes: GIF })
  const name = src.slice('/media/'.length)
  const folder = join(env().DATA_DIR, 'media', name.slice(0, 2))
  await db().media.deleteMany({ where: { hash: name.slice(0, 64) } })
  await rm(join(folder, name))
  // A folder at its path: the last step, the rename, fails.
  await mkdir(join(folder, name, 'in-the-way'), { recursive: true })
  await expect(storeImage(publicationItself, { name: 'x.gif', bytes: GIF })).rejects.toThrow()
  expect((await readdir(folder)).filter((file) => file.includes('incoming'))).toEqual([])
  expect(await db().media.count()).toBe(rows)
})

test('a disk that fills up while an image is written keeps neither a row nor a part of the file', async () => {
  const before = [await db().media.count(), await files()]
  const handle = await open('/dev/null')
  const writing = vi.spyOn(Object.getPrototypeOf(handle), 'writeFile').mockImplementation(function (
    this: typeof handle,
    ...[bytes]
  ) {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    return this.write(Buffer.from(bytes as Buffer).subarray(0, 10)).then(() => Promise.reject(full))
  })
  const bytes = await plainImage('png', 90, 90)
  await expect(storeImage(publicationItself, { name: 'x.png', bytes })).rejects.toThrow('The disk is full.')
  expect(writing).toHaveBeenCalled()
  expect([await db().media.count(), await files()]).toEqual(before)
  writing.mockRestore()
  await handle.close()
})

test('an over-long description is refused', async () => {
  const long = { name: 'x.gif', bytes: GIF, alt: 'a'.repeat(1001) }
  await expect(storeImage(publicationItself, long)).rejects.toMatchObject({
    fields: { alt: expect.any(String) },
  })
})

test.each([
  'nothing',
  `${'0'.repeat(64)}.png`,
  `${'0'.repeat(64)}.svg`,
  `${'0'.repeat(64)}.png/../../postgres.url`,
  '../postgres.url',
  `${'0'.repeat(64)}-320.webp`,
])('%s is no image', async (name) => {
  expect(await openImageFile(name)).toBeNull()
})

test('variants are made in the offered widths and forms only, and kept', async () => {
  const { src } = await storeImage(publicationItself, {
    name: 'w.jpg',
    bytes: await plainImage('jpeg', 700, 350),
  })
  const hash = src.slice('/media/'.length, -'.jpg'.length)
  for (const [form, mime] of [
    ['avif', 'heif'],
    ['webp', 'webp'],
  ] as const) {
    const made = await read(`${hash}-320.${form}`)
    expect(await sharp(made).metadata()).toMatchObject({ format: mime, width: 320, height: 160 })
    expect(await read(`${hash}-320.${form}`)).toEqual(made)
  }
  expect(await sharp(await read(`${hash}-960.webp`)).metadata()).toMatchObject({ width: 700 })
  for (const absent of ['321.webp', '1280.webp', '320.jpg', '320.png']) {
    expect(await openImageFile(`${hash}-${absent}`)).toBeNull()
  }
})

async function read(name: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of (await openImageFile(name))?.stream() ?? []) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function files(): Promise<string[]> {
  const names = await readdir(join(env().DATA_DIR, 'media'), { recursive: true })
  return names.filter((name) => name.includes('.')).sort()
}
