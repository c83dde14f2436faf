import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { BrowserContext, Page } from 'playwright'
import { PLACES } from '../places.ts'
import { type Kill, killBehind, killPage, untilReady } from './killing.ts'
import { saysSaved, type Typed, type Typing, typeOn } from './typing.ts'

export type Desk = { url: string; dataDir: string; databaseUrl: string }

/** A writer who is signed in in a browser context of their own, at an article with every kind of block. */
export type Writer = { context: BrowserContext; postId: string }

export type Result = {
  place: string
  kill: Kill
  /** Characters typed, those of them that the line called saved, and those that are missing after all. */
  typed: number
  saved: number
  lostOfSaved: number
  lostOfTyped: number
  /** Milliseconds between the last key that was lost and the end of the page. */
  lostFor: number
}

const SOURCE_VIEW = 'the source view'
const TITLE = 'the title'

export const KILL_PLACES = [...Object.keys(PLACES), SOURCE_VIEW, TITLE]

/**
 * Each writer types in another place when the kill comes. After that, some go on typing and leave; others stay until
 * the line calls all of it saved. What this device has is brought back, and the stored text compared with what was typed.
 */
export async function killRound(
  desk: Desk,
  kill: Kill,
  writers: { writer: Writer; place: string }[],
): Promise<Result[]> {
  const stop = new AbortController()
  const pages = await Promise.all(
    writers.map(({ writer, place }) => openAt(writer, place, `${desk.url}/admin/posts/${writer.postId}`)),
  )
  const words = writers.map(() => `w${Math.random().toString(36).slice(2, 7)}`)
  const typing = pages.map((page, index) => typeOn(page, words[index] ?? '', stop.signal))
  await untilTyped(typing, 3 + Math.random() * 50)
  const ends = await endAll(desk, kill, pages, stop)
  await Promise.all(typing.map(({ ended }) => ended))
  await untilReady(desk.url)
  const results: Result[] = []
  for (const [index, { writer, place }] of writers.entries()) {
    const { all, saved, times } = typing[index]?.typed ?? NOTHING
    const before = await textOf(desk, writer.postId)
    const lostOfSaved = missing(before, saved)
    const after = await bringBack(desk, writer, before, all)
    const lostOfTyped = missing(after, all)
    const lostFor = lostOfTyped > 0 ? (ends[index] ?? 0) - (times[all.length - lostOfTyped] ?? 0) : 0
    results.push({ place, kill, typed: all.length, saved: saved.length, lostOfSaved, lostOfTyped, lostFor })
  }
  return results
}

const NOTHING: Typed = { all: '', saved: '', times: [] }

async function untilTyped(typing: Typing[], keys: number) {
  const end = performance.now() + 120_000
  while (performance.now() < end && typing.some(({ typed }) => typed.all.length < keys))
    await delay(Math.random() * 100)
}

async function openAt({ context }: Writer, place: string, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await page.locator('.rich .prose').getByText('Footnote words').waitFor()
  if (place === SOURCE_VIEW) {
    await page.getByRole('tab', { name: 'Source' }).click()
    await page.locator('.cm-line').first().click()
  } else if (place === TITLE) await page.getByRole('textbox', { name: 'Title', exact: true }).click()
  else await PLACES[place]?.(page).click()
  await page.keyboard.press('End')
  return page
}

/** When each page ended, in milliseconds of this process. */
async function endAll(
  { dataDir }: Desk,
  kill: Kill,
  pages: Page[],
  stop: AbortController,
): Promise<number[]> {
  const ends: number[] = []
  const end = async (page: Page, index: number, how: 'tab' | 'renderer') => {
    ends[index] = performance.now()
    await killPage(page, how)
  }
  if (kill === 'tab' || kill === 'renderer')
    await Promise.all(pages.map((page, index) => end(page, index, kill)))
  else {
    killBehind(dataDir, kill)
    await delay(Math.random() * 4_000)
    const leaving = pages.map((page, index) => ({ page, index })).filter(({ index }) => index % 2 === 0)
    await Promise.all(leaving.map(({ page, index }) => end(page, index, 'renderer')))
    stop.abort()
    const staying = pages.filter((_, index) => index % 2 === 1)
    await Promise.all(staying.map((page) => page.waitForFunction(saysSaved, undefined, { timeout: 120_000 })))
    for (const [index, page] of pages.entries()) if (index % 2 === 1) await end(page, index, 'tab')
  }
  stop.abort()
  return ends
}

/** Opens the article again, takes what the device offers, and saves. Returns what is stored then. */
async function bringBack(
  desk: Desk,
  { context, postId }: Writer,
  stored: string,
  all: string,
): Promise<string> {
  const page = await context.newPage()
  await page.goto(`${desk.url}/admin/posts/${postId}`)
  await page.locator('.rich .prose').getByText('Footnote words').waitFor()
  const notice = page.getByRole('button', { name: 'Bring back' })
  if (missing(stored, all) > 0)
    await notice.waitFor({ timeout: 20_000 }).then(
      () => notice.click(),
      () => {},
    )
  const choice = page.getByRole('dialog', { name: 'Two texts of this post' })
  await page.waitForTimeout(300)
  if (await choice.isVisible()) await choice.getByRole('button', { name: 'Save this choice' }).click()
  await page.keyboard.press('ControlOrMeta+s')
  await page.waitForFunction(saysSaved, undefined, { timeout: 60_000 })
  await page.close()
  return textOf(desk, postId)
}

async function textOf({ databaseUrl }: Desk, postId: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query('SELECT title, body FROM drafts WHERE post_id = $1', [postId])
  await client.end()
  return `${rows[0]?.title}\n${rows[0]?.body}`
}

/** How many of the last characters are not in the text. Blanks at the end of a block are not stored. */
function missing(text: string, typed: string): number {
  let length = typed.length
  while (length > 0 && !text.includes(typed.slice(0, length).trim())) length -= 1
  return typed.slice(length).trim() === '' ? 0 : typed.length - length
}
