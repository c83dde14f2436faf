import { brotliCompressSync } from 'node:zlib'
import { publicationItself } from '#lib/auth/viewer.ts'
import { closeDb } from '#lib/db/client.ts'
import { createStaffUser } from '../../e2e/support/users.ts'
import { median } from '../load.ts'
import type { Measurement } from '../measurement.ts'
import type { Site } from '../site.ts'
import { measureAnswers } from './answers.ts'
import { longText } from './long-text.ts'
import { type Desk, heapOf, openDesk, openText } from './page.ts'
import { openBare, typeFast, typeInto } from './typing.ts'

const OPENINGS = 5
const ROUNDS = 3
const KEYS = 120
const HOUR_OF_KEYS = 20_000

/** The editor in Chromium: opening a text, the CPU of a key beside that of a bare contenteditable, and its script. */
export function measureEditor(site: Site): Promise<Measurement[]> {
  return atDesk(site, async (desk) => [
    ...(await measureOpening(desk)),
    ...(await measureKeys(desk)),
    await weighScript(desk),
  ])
}

/** How soon checks and preview follow the last key. */
export function measureEditorAnswers(site: Site): Promise<Measurement[]> {
  return atDesk(site, (desk) => measureAnswers(desk, longText({ words: 1_500, images: 0 })))
}

/** A key and the memory of the page before and after typing for an hour. */
export function measureEditorHour(site: Site): Promise<Measurement[]> {
  return atDesk(site, async (desk) => {
    await openText(desk, longText({ words: 10_000, images: 40 }))
    const before = { ...(await typeInto(desk, KEYS)), heap: await heapOf(desk) }
    await typeFast(desk, HOUR_OF_KEYS)
    const after = { ...(await typeInto(desk, KEYS)), heap: await heapOf(desk) }
    return [
      { name: 'editor: CPU of a key after an hour / before', value: after.cpu / before.cpu, unit: '×' },
      { name: 'editor: script of a key after an hour', value: after.script, unit: 'ms' },
      { name: 'editor: memory that an hour adds', value: after.heap - before.heap, unit: 'MB' },
    ]
  })
}

async function atDesk(site: Site, measure: (desk: Desk) => Promise<Measurement[]>): Promise<Measurement[]> {
  process.env.DATABASE_URL = site.databaseUrl
  const desk = await openDesk(site, publicationItself, await createStaffUser('editor', 'Bench'))
  try {
    return await measure(desk)
  } finally {
    await desk.browser.close()
    await closeDb()
  }
}

async function measureOpening(desk: Desk): Promise<Measurement[]> {
  await openText(desk, longText({ words: 1_500, images: 0 }))
  return [
    ...(await opening(desk, 'editor: open 1,500 words', { words: 1_500, images: 0 })),
    ...(await opening(desk, 'editor: open 10,000 words', { words: 10_000, images: 40 })),
  ]
}

async function opening(
  desk: Desk,
  name: string,
  size: Parameters<typeof longText>[0],
): Promise<Measurement[]> {
  const text = longText(size)
  const rounds = []
  for (let round = 0; round < OPENINGS; round++) rounds.push(await openText(desk, text))
  return [
    { name, value: median(rounds.map(({ shown }) => shown)), unit: 'ms' },
    { name: `${name}, CPU`, value: median(rounds.map(({ cpu }) => cpu)), unit: 'ms' },
  ]
}

async function measureKeys(desk: Desk): Promise<Measurement[]> {
  const long = longText({ words: 10_000, images: 40 })
  const rounds = []
  for (let round = 0; round < ROUNDS; round++) {
    await openText(desk, long)
    const own = await typeInto(desk, KEYS)
    await openBare(desk)
    rounds.push({ own, bare: await typeInto(desk, KEYS) })
  }
  const own = rounds.map((round) => round.own)
  return [
    { name: 'editor: CPU of a key', value: median(own.map(({ cpu }) => cpu)), unit: 'ms' },
    {
      name: 'editor: CPU of a key / bare',
      value: median(rounds.map((round) => round.own.cpu / round.bare.cpu)),
      unit: '×',
    },
    { name: 'editor: script of a key', value: median(own.map(({ script }) => script)), unit: 'ms' },
    {
      name: 'editor: key to paint p95',
      value: median(own.map(({ paints }) => p95(paints))),
      unit: 'ms',
    },
    {
      name: 'editor: bare key to paint p95',
      value: median(rounds.map(({ bare }) => p95(bare.paints))),
      unit: 'ms',
    },
  ]
}

/** The scripts that the editor's page loads and the list of posts does not, compressed. */
async function weighScript(desk: Desk): Promise<Measurement> {
  const { page, site } = desk
  await page.goto(`${site.url}/admin/posts`)
  const elsewhere = new Set(await scriptsOf(desk))
  await openText(desk, longText({ words: 100, images: 0 }))
  const own = (await scriptsOf(desk)).filter((url) => !elsewhere.has(url))
  const sizes = await Promise.all(
    own.map(async (url) => brotliCompressSync(await (await fetch(url)).text()).length),
  )
  return { name: 'editor: its script', value: sizes.reduce((sum, size) => sum + size, 0) / 1000, unit: 'kB' }
}

function scriptsOf({ page }: Desk): Promise<string[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.js')),
  )
}

function p95(times: number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? Number.NaN
}
