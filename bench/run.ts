import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { measureCold } from './cold.ts'
import { measureKills } from './editor/kills.ts'
import { measureEditor, measureEditorAnswers, measureEditorHour } from './editor/measure.ts'
import { measureGrowth } from './growth.ts'
import { measureBesideJobs } from './jobs/beside.ts'
import { measureJobKills } from './jobs/kills.ts'
import { measureLighthouse } from './lighthouse.ts'
import { measureMatrix } from './matrix.ts'
import { type Budgets, type Measurement, missBy } from './measurement.ts'
import { measureMemory } from './memory.ts'
import { measureMoving } from './moving.ts'
import { measurePages } from './pages.ts'
import { measureSearch } from './search.ts'
import { type Site, startSite } from './site.ts'
import { measureSize } from './size.ts'
import { measureStarting } from './starting.ts'
import { measureStatements } from './statements.ts'
import { measureVisible } from './visible.ts'
import { measureWarm } from './warm.ts'
import { measureWeight } from './weight.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { long: { type: 'boolean' }, rounds: { type: 'string', default: '20' } },
})
const extent = values.long ? { posts: 10_000, seconds: 300 } : { posts: 2_000, seconds: 20 }

const MEASURES: Record<string, (site: Site) => Promise<Measurement[]>> = {
  weight: measureWeight,
  pages: measurePages,
  matrix: measureMatrix,
  statements: measureStatements,
  start: measureStarting,
  warm: measureWarm,
  visible: measureVisible,
  cold: measureCold,
  memory: (site) => measureMemory(site, extent),
}

/** Run only when named: they take long. */
const EXTRA: typeof MEASURES = {
  search: measureSearch,
  size: measureSize,
  lighthouse: measureLighthouse,
  editor: measureEditor,
  'editor-answers': measureEditorAnswers,
  'editor-hour': measureEditorHour,
  'editor-kills': (site) => measureKills(site, Number(values.rounds)),
  'beside-jobs': measureBesideJobs,
  'job-kills': () => measureJobKills(Number(values.rounds)),
  moving: (site) => measureMoving(site, 1_000),
  growth: (site) => measureGrowth(site, [1_000, 10_000, 100_000]),
}

const budgets: Budgets = JSON.parse(readFileSync(new URL('budgets.json', import.meta.url), 'utf8'))
const known = { ...MEASURES, ...EXTRA }
const wanted = (positionals.length > 0 ? positionals : Object.keys(MEASURES)).map((name) => {
  const measure = known[name]
  if (!measure) throw new Error(`There is no measure ${name}. Choose from ${Object.keys(known).join(', ')}.`)
  return measure
})

const site = await startSite()
try {
  for (const measure of wanted) for (const measurement of await measure(site)) report(measurement)
} finally {
  await site.stop()
}

function report(measurement: Measurement) {
  const { name, value, unit } = measurement
  const miss = missBy(measurement, budgets)
  if (miss) process.exitCode = 1
  const number = Number.isNaN(value)
    ? 'not measured'
    : `${value.toFixed(Number.isInteger(value) || value >= 10 ? 0 : 2)} ${unit}`.trim()
  console.log(`${name.padEnd(40)}${number.padStart(18)}${miss ? `   should be ${miss}` : ''}`)
}
