import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import { storeImage } from '#lib/media/storing.ts'
import { openStoredFile, removeStoredFile } from '#lib/storage/files.ts'
import { plainImage } from '#test/images.ts'
import type { Kind } from '../kinds.ts'

const IMAGES = 6
const WIDTHS = [640, 960, 1_280]

/** Images without their variants. Each must exist and be whole. */
export function variants(): Kind {
  const hashes: string[] = []
  const keys = () =>
    hashes.flatMap((hash) =>
      WIDTHS.flatMap((width) =>
        ['webp', 'avif'].map((form) => `media/${hash.slice(0, 2)}/${hash}-${width}.${form}`),
      ),
    )
  return {
    prepare: async () => {
      for (let at = 0; at < IMAGES; at++) {
        const bytes = await plainImage('jpeg', 2_000, 1_400, `#3366${10 + at}`)
        const { src } = await storeImage(us, { name: `image-${at}`, bytes })
        hashes.push(/[0-9a-f]{64}/.exec(src)?.[0] ?? '')
      }
    },
    begin: async () => {
      for (const key of keys()) await removeStoredFile(key)
      await enqueue(db(), 'variants', {})
    },
    left: async () => {
      const found = await Promise.all(keys().map((key) => openStoredFile(key)))
      return found.filter((file) => file === null).length
    },
    faults: async () => {
      const broken = await Promise.all(
        keys().map(async (key) => ((await isWhole(key)) ? [] : [`${key} is broken`])),
      )
      return broken.flat()
    },
  }
}

async function isWhole(key: string): Promise<boolean> {
  const file = await openStoredFile(key)
  if (!file) return false
  const pixels = sharp(await buffer(file.stream()), { failOn: 'warning' })
    .raw()
    .toBuffer()
  return pixels.then(
    () => true,
    () => false,
  )
}
