import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright/test'
import { KILL_PLACES, killRound, type Writer } from '../support/kills/round.ts'
import { SOURCE } from '../support/places.ts'
import { type Publication, startPublication } from '../support/publication.ts'
import { port } from '../support/site.ts'
import { writeSource } from '../support/source.ts'
import { owner, save, submitCredentials } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

// `npm run bench -- editor-kills --rounds 100` does this many times, in every kind of block, and kills each in turn.
const WRITERS = 2
const KILLED = ['renderer', 'server', 'server and database'] as const

let publication: Publication

test.describe.configure({ mode: 'default' })
test.use({ meetsOutages: true })

test.beforeAll(async () => {
  test.setTimeout(300_000)
  publication = await startPublication({
    PORT: String(port + 5),
    ADMIN_EMAIL: owner.email,
    ADMIN_PASSWORD: owner.password,
    SAMPLE_CONTENT: 'false',
  })
})

test.afterAll(async () => publication?.stop())

for (const [index, kill] of KILLED.entries()) {
  test(`nothing is lost when the ${kill} is killed while typing`, async ({ browser }) => {
    test.setTimeout(300_000)
    const dataDir = publication.env.DATA_DIR ?? ''
    const databaseUrl = readFileSync(join(dataDir, 'postgres.url'), 'utf8').trim()
    const places = KILL_PLACES.filter((_, place) => place % KILLED.length === index).slice(0, WRITERS)
    const writers = await Promise.all(
      places.map(async (place) => ({ place, writer: await openWriter(browser) })),
    )
    const results = await killRound({ url: publication.url, dataDir, databaseUrl }, kill, writers)
    for (const { place, typed, lostOfSaved, lostOfTyped } of results) {
      expect(typed, place).toBeGreaterThan(0)
      expect({ place, lostOfSaved, lostOfTyped }).toEqual({ place, lostOfSaved: 0, lostOfTyped: 0 })
    }
    await Promise.all(writers.map(({ writer }) => writer.context.close()))
  })
}

async function openWriter(browser: Browser): Promise<Writer> {
  const context = await browser.newContext({
    baseURL: publication.url,
    viewport: { width: 1280, height: 2600 },
  })
  const page = await context.newPage()
  await page.goto('/admin')
  await submitCredentials(page)
  await page.waitForURL('/admin/posts')
  await page.getByRole('button', { name: 'New article' }).click()
  await page.waitForURL(/\/admin\/posts\/[0-9a-f]{24}$/)
  await writeSource(page, SOURCE)
  await save(page)
  const postId = page.url().split('/').at(-1) ?? ''
  await page.close()
  return { context, postId }
}
