import { setTimeout as delay } from 'node:timers/promises'
import { ask } from './asking.ts'
import { KINDS } from './kinds.ts'
import type { Measurement } from './measurement.ts'
import type { Site } from './site.ts'

/** What each kind of page weighs on the wire, without what it shares with the others. */
export async function measurePages({ url }: Site): Promise<Measurement[]> {
  const sizes = []
  for (const [kind, path] of Object.entries(KINDS)) {
    sizes.push({ name: `${kind}, compressed`, value: (await settledSize(url + path)) / 1000, unit: 'kB' })
  }
  return sizes
}

/** The size once the best compression is in place. */
async function settledSize(url: string): Promise<number> {
  let size = (await ask(url)).bytes
  for (;;) {
    await delay(1_000)
    const { bytes } = await ask(url)
    if (bytes === size) return bytes
    size = bytes
  }
}
