// Readers of one site while jobs run in its serving process. Run by beside.ts.

import { setTimeout as delay } from 'node:timers/promises'
import { invalidateAll } from '../invalidation.ts'
import type { Measurement } from '../measurement.ts'
import { KIND_NAMES, type Kind, type KindName, kindsOf } from './kinds.ts'
import { countJobs, untilEnded, untilQuiet } from './queue.ts'
import { percentilesOf, read, type Times } from './readers.ts'
import { startStand } from './stand.ts'

const stand = await startStand('inside')
const kinds = kindsOf(stand)
try {
  for (const name of KIND_NAMES) {
    await kinds[name].prepare?.()
    await untilEnded(name)
  }
  // The first run is for warming up.
  await readBeside(null)
  const before = await readBeside(null)
  const beside: [KindName, Times][] = []
  for (const name of KIND_NAMES) beside.push([name, await readBeside(name)])
  const after = await readBeside(null)
  const alone = percentilesOf({
    cached: [...before.cached, ...after.cached],
    uncached: [...before.uncached, ...after.uncached],
  })
  for (const [what, value] of Object.entries(alone)) report({ name: `no jobs: ${what}`, value, unit: 'ms' })
  for (const [name, times] of beside)
    for (const [what, value] of Object.entries(percentilesOf(times)))
      report({ name: `beside ${name}: ${what}`, value: value / (alone[what] ?? Number.NaN), unit: '×' })
} finally {
  await stand.stop()
}
process.disconnect?.()

function report(measurement: Measurement) {
  process.send?.(measurement)
}

/** Times of readers; `name`: of the jobs that run meanwhile, one after the other. */
async function readBeside(name: KindName | null): Promise<Times> {
  await invalidateAll(stand.site)
  const finished = new AbortController()
  const working = name ? keepBusy(name, kinds[name], finished.signal) : Promise.resolve()
  const times = await read(stand.site.url, [...stand.paths])
  finished.abort()
  await working
  return times
}

async function keepBusy(name: KindName, kind: Kind, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await kind.begin()
    while (!signal.aborted && (await countJobs(name)).open > 0) await delay(50)
  }
  await untilQuiet(name, kind)
}
