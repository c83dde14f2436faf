import { KINDS } from './kinds.ts'
import { load, median } from './load.ts'
import type { Measurement } from './measurement.ts'
import type { Site } from './site.ts'

const CONNECTIONS = [1, 10, 64]
const SECONDS = 2

/** Cache hits by kind of page and number of connections; the median of three rounds. */
export async function measureMatrix({ url }: Site): Promise<Measurement[]> {
  return Object.entries(KINDS).flatMap(([kind, path]) =>
    CONNECTIONS.map((connections) => {
      const rounds = [1, 2, 3].map(() => load(url + path, { connections, seconds: SECONDS }).rate)
      return { name: `${kind}, ${connections} at once`, value: median(rounds), unit: 'requests/s' }
    }),
  )
}
