import { type Browser, chromium } from 'playwright'
import { publicationItself } from '#lib/auth/viewer.ts'
import { closeDb } from '#lib/db/client.ts'
import { createPost } from '#lib/posts/editing.ts'
import { chromiumPath, chromiumSwitches } from '../../e2e/support/chromium.ts'
import { KILLS } from '../../e2e/support/kills/killing.ts'
import { KILL_PLACES, killRound, type Result, type Writer } from '../../e2e/support/kills/round.ts'
import { SOURCE } from '../../e2e/support/places.ts'
import { submitCredentials } from '../../e2e/support/staff.ts'
import { createStaffUser, type User } from '../../e2e/support/users.ts'
import type { Measurement } from '../measurement.ts'
import type { Site } from '../site.ts'

/** So many write at the same time; each is a round of its own. */
const WRITERS = 3

/** What is missing after tab, renderer, server, database, or server and database were killed while typing. */
export async function measureKills(site: Site, rounds: number): Promise<Measurement[]> {
  process.env.DATABASE_URL = site.databaseUrl
  const user = await createStaffUser('editor', 'Bench')
  const posts = await createPosts(rounds)
  await closeDb()
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumSwitches })
  const results: Result[] = []
  try {
    const contexts = await Promise.all(Array.from({ length: WRITERS }, () => signedIn(browser, site, user)))
    for (let first = 0; first < rounds; first += WRITERS) {
      const writers = posts.slice(first, first + WRITERS).map((postId, index) => ({
        writer: { context: contexts[index], postId } as Writer,
        place: KILL_PLACES[(first + index) % KILL_PLACES.length] ?? '',
      }))
      const kill = KILLS[(first / WRITERS) % KILLS.length] ?? 'tab'
      const round = await killRound(site, kill, writers)
      for (const result of round) console.error(lineOf(result))
      results.push(...round)
    }
  } finally {
    await browser.close()
  }
  return summary(results)
}

async function createPosts(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index++)
    ids.push((await createPost(publicationItself, { title: `Killed ${index}`, body: SOURCE })).postId)
  return ids
}

async function signedIn(browser: Browser, { url }: Site, user: User) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 2600 } })
  const page = await context.newPage()
  await page.goto(`${url}/login`)
  await submitCredentials(page, user)
  await page.waitForURL(/\/admin/)
  await page.close()
  return context
}

function lineOf({ place, kill, typed, saved, lostOfSaved, lostOfTyped, lostFor }: Result): string {
  const lost = lostOfTyped > 0 ? `, ${lostOfTyped} lost, typed in the last ${lostFor.toFixed(0)} ms` : ''
  return `${kill} while typing in ${place}: ${typed} typed, ${saved} called saved, ${lostOfSaved} of them missing${lost}`
}

function summary(results: Result[]): Measurement[] {
  const sum = (read: (result: Result) => number) => results.reduce((all, result) => all + read(result), 0)
  return [
    { name: 'kills: characters typed', value: sum(({ typed }) => typed), unit: '' },
    { name: 'kills: missing though called saved', value: sum(({ lostOfSaved }) => lostOfSaved), unit: '' },
    { name: 'kills: missing after bringing back', value: sum(({ lostOfTyped }) => lostOfTyped), unit: '' },
    { name: 'kills: rounds', value: results.length, unit: '' },
  ]
}
