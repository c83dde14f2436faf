import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { env } from '#lib/core/env.ts'
import { db } from '#lib/db/client.ts'
import { prepareAllImages, prepareImage } from '#lib/media/preparing.ts'
import { openImageFile } from '#lib/media/serving.ts'
import { storeImage } from '#lib/media/storing.ts'
import { openStoredFile } from '#lib/storage/files.ts'
import { plainImage } from '#test/images.ts'

async function upload(format: 'jpeg' | 'png', width: number, colour: string) {
  return storeImage(us, { name: 'a', bytes: await plainImage(format, width, 30, colour) })
}

/** The stored variants of an image. */
async function formsOf(hash: string): Promise<string[]> {
  const names = [320, 640, 960, 1280, 1920].flatMap((width) =>
    ['webp', 'avif'].map((extension) => `${width}.${extension}`),
  )
  const stored = await Promise.all(
    names.map((name) => openStoredFile(`media/${hash.slice(0, 2)}/${hash}-${name}`)),
  )
  return names.filter((_, index) => stored[index])
}

const COMMON = ['640.webp', '640.avif', '960.webp', '960.avif', '1280.webp', '1280.avif']
const hashOf = ({ src }: { src: string }) => src.slice('/media/'.length).split('.')[0] ?? ''

test('the common variants of all images are prepared in advance', async () => {
  const [old, lost] = [await upload('jpeg', 1500, '#102030'), await upload('png', 1500, '#203040')]
  const { hash } = await db().media.findUniqueOrThrow({ where: { id: lost.id }, select: { hash: true } })
  await rm(join(env().DATA_DIR, `media/${hash.slice(0, 2)}/${hash}.png`))
  await prepareAllImages(new AbortController().signal)
  expect(await formsOf(hashOf(old))).toEqual(COMMON)
}, 120_000)

test('an upload adds a job that prepares its variants', async () => {
  const { id, src } = await upload('jpeg', 700, '#304050')
  const [job] = await db().$queryRaw<{ data: { mediaId: string } }[]>`
    SELECT data FROM jobs.job WHERE name = 'variants' ORDER BY created_on DESC LIMIT 1`
  expect(job?.data).toEqual({ mediaId: id })
  await prepareImage(id)
  await prepareImage(id)
  expect(await formsOf(hashOf({ src }))).toEqual(COMMON.slice(0, 4))
  await prepareImage('0'.repeat(24))
}, 120_000)

test('other sizes are made when they are asked for', async () => {
  const { src } = await upload('jpeg', 1500, '#405060')
  const name = `${src.slice('/media/'.length).split('.')[0]}-320.avif`
  expect(await openImageFile(name)).toMatchObject({ mime: 'image/avif' })
  expect(await formsOf(hashOf({ src }))).toEqual(['320.avif'])
})
