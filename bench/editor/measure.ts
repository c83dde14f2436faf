import { brotliCompressSync } from 'node:zlib'
import { publicationItself } from '#lib/auth/viewer.ts'
import { closeDb } from '#lib/db/client.ts'
import { createStaffUser } from '../../e2e/support/users.ts'
import { median } from '../load.ts'
import type { Measurement } from '../measurement.ts'
import type { Site } from '../site.ts'
import { longText } from './long-text.ts'
import { type Desk, openDesk, openText } from './page.ts'
import { openBare, typeInto } from './typing.ts'

const ROUNDS = 3
const KEYS = 120

/** The editor in Chromium: opening a text, the CPU of a key beside that of a bare contenteditable, and its script. */
export async function measureEditor(site: Site): Promise<Measurement[]> {
  process.env.DATABASE_URL = site.databaseUrl
  const desk = await openDesk(site, publicationItself, await createStaffUser('editor', 'Bench'))
  try {
    return [...(await measureOpening(desk)), ...(await measureKeys(desk)), await weighScript(desk)]
  } finally {
    await desk.browser.close()
    await closeDb()
  }
}

async function measureOpening(desk: Desk): Promise<Measurement[]> {
  const short = longText({ words: 1_500, images: 0 })
  const long = longText({ words: 10_000, images: 40 })
  await openText(desk, short)
  return [
    { name: 'editor: open 1,500 words', value: await medianOf(() => openText(desk, short)), unit: 'ms' },
    { name: 'editor: open 10,000 words', value: await medianOf(() => openText(desk, long)), unit: 'ms' },
  ]
}

async function measureKeys(desk: Desk): Promise<Measurement[]> {
  const long = longText({ words: 10_000, images: 40 })
  const own: number[] = []
  const scripts: number[] = []
  const bare: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await openText(desk, long)
    const typing = await typeInto(desk, KEYS)
    await openBare(desk)
    own.push(typing.cpu)
    scripts.push(typing.script)
    bare.push((await typeInto(desk, KEYS)).cpu)
  }
  return [
    { name: 'editor: CPU of a key', value: median(own), unit: 'ms' },
    { name: 'editor: CPU of a key / bare', value: median(own) / median(bare), unit: '×' },
    { name: 'editor: script of a key', value: median(scripts), unit: 'ms' },
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

async function medianOf(measure: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push(await measure())
  return median(times)
}
