import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright/test'
import { seeded } from '../support/seeded.ts'
import { expect, test } from '../support/test.ts'

const readability = readFileSync(
  createRequire(import.meta.url).resolve('@mozilla/readability/Readability.js'),
  'utf8',
)

// A reader view is part of the browser: the page's CSP does not apply to it.
test.use({ bypassCSP: true })

const files = await readdir('prisma/seed')
const samples = files.filter((file) => file.endsWith('.mdx')).map((file) => file.slice(0, -'.mdx'.length))
const articles = samples.filter((slug) => slug !== 'about').map((slug) => `/blog/${slug}`)

for (const path of [...articles, seeded.page, seeded.whole, seeded.readerView]) {
  test(`a reader view keeps every sentence of ${path}`, async ({ page }) => {
    await page.goto(path)
    const written = await wordsOf(page)
    expect(written.length).toBeGreaterThan(5)
    const kept = await readingMode(page)
    expect(written.filter((words) => !kept.includes(words))).toEqual([])
  })
}

/** The text blocks of the article without white space: dek, cover caption and text. */
function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const leaves = 'p, li, h2, h3, h4, h5, h6, figcaption, td, th, dt, dd, summary, pre'
    const article = document.querySelector('article')
    const blocks = [...(article?.querySelectorAll<HTMLElement>(leaves) ?? [])]
    const excepted = 'nav, footer, .share, .label, .meta, .article-part, .contents'
    return blocks
      .filter((block) => !block.closest(excepted) && !block.querySelector(leaves))
      .map((block) => block.textContent.replace(/\s+/g, ''))
      .filter((words) => words !== '')
  })
}

/** The text that Firefox's reader view shows, without white space. */
async function readingMode(page: Page): Promise<string> {
  const text: string = await page.evaluate(
    `${readability}; new Readability(document.cloneNode(true)).parse()?.textContent ?? ''`,
  )
  return text.replace(/\s+/g, '')
}
