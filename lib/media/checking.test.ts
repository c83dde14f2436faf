import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { env } from '#lib/core/env.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { checkMedia } from '#lib/media/checking.ts'
import { openImageFile } from '#lib/media/serving.ts'
import { storeImage } from '#lib/media/storing.ts'
import { storeFile } from '#lib/storage/files.ts'
import { someone } from '#test/factories.ts'
import { plainImage } from '#test/images.ts'

async function stored(width: number): Promise<{ key: string; hash: string }> {
  const { src } = await storeImage(publicationItself, {
    name: 'a.png',
    bytes: await plainImage('png', width),
  })
  const hash = src.slice(7, 71)
  return { key: `media/${hash.slice(0, 2)}/${src.slice(7)}`, hash }
}

test('what is missing, changed or belongs to nothing is told; smaller forms belong to their image', async () => {
  const [whole, lost, changed] = [await stored(400), await stored(41), await stored(42)]
  await openImageFile(`${whole.hash}-320.webp`)
  rmSync(join(env().DATA_DIR, lost.key))
  writeFileSync(join(env().DATA_DIR, changed.key), 'something else')
  const orphan = `media/ab/ab${'0'.repeat(62)}.png`
  await storeFile(orphan, Buffer.from('x'))
  await storeFile('media/ab/left.incoming', Buffer.from('x'))
  expect(await checkMedia(publicationItself)).toEqual({
    pictures: 3,
    files: 5,
    missing: [lost.key],
    damaged: [changed.key],
    orphaned: [orphan, 'media/ab/left.incoming'],
  })
})

test('editors do not check the images', async () => {
  await expect(checkMedia(await someone('editor'))).rejects.toThrow(Forbidden)
})
