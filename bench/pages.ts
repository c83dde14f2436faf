import { setTimeout as delay } from 'node:timers/promises'
import { fetchOnce } from './fetching.ts'
import { KINDS } from './kinds.ts'
import type { Measurement } from './measurement.ts'
import type { Site } from './site.ts'

/** Transfer size of each kind of page, without shared files. */
export async function measurePages({ url }: Site): Promise<Measurement[]> {
  const sizes = []
  for (const [kind, path] of Object.entries(KINDS)) {
    sizes.push({ name: `${kind}, compressed`, value: (await settledSize(url + path)) / 1000, unit: 'kB' })
  }
  return sizes
}

/** The size once the best encoding exists. */
async function settledSize(url: string): Promise<number> {
  let size = (await fetchOnce(url)).bytes
  for (;;) {
    await delay(1_000)
    const { bytes } = await fetchOnce(url)
    if (bytes === size) return bytes
    size = bytes
  }
}
