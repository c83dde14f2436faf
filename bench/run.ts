import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { measureCold } from './cold.ts'
import { type Budgets, type Measurement, missBy } from './measurement.ts'
import { measureMemory } from './memory.ts'
import { type Site, startSite } from './site.ts'
import { measureVisible } from './visible.ts'
import { measureWarm } from './warm.ts'
import { measureWeight } from './weight.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { long: { type: 'boolean' } } })
const extent = values.long ? { posts: 10_000, seconds: 300 } : { posts: 2_000, seconds: 20 }

const MEASURES: Record<string, (site: Site) => Promise<Measurement[]>> = {
  weight: measureWeight,
  warm: measureWarm,
  visible: measureVisible,
  cold: measureCold,
  memory: (site) => measureMemory(site, extent),
}

const budgets: Budgets = JSON.parse(readFileSync(new URL('budgets.json', import.meta.url), 'utf8'))
const wanted = positionals.length > 0 ? positionals : Object.keys(MEASURES)

const site = await startSite()
try {
  for (const name of wanted) {
    const measure = MEASURES[name]
    if (!measure)
      throw new Error(`There is no measure ${name}. Choose from ${Object.keys(MEASURES).join(', ')}.`)
    for (const measurement of await measure(site)) report(measurement)
  }
} finally {
  await site.stop()
}

function report(measurement: Measurement) {
  const { name, value, unit } = measurement
  const miss = missBy(measurement, budgets)
  if (miss) process.exitCode = 1
  const number = Number.isNaN(value) ? 'not measured' : `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`
  console.log(`${name.padEnd(26)}${number.padStart(18)}${miss ? `   should be ${miss}` : ''}`)
}
