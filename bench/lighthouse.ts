import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import lighthouse from 'lighthouse'
import { chromiumPath, chromiumSwitches } from '../e2e/support/chromium.ts'
import { KINDS } from './kinds.ts'
import { median } from './load.ts'
import type { Measurement } from './measurement.ts'
import { freePort, type Site, start, stop } from './site.ts'

const TIMES = 5

// Search results are noindex on purpose.
const PAGES = ['home', 'article', 'tag', 'search'].map((name) => ({
  name,
  path: KINDS[name] ?? '/',
  skipAudits: name === 'search' ? ['is-crawlable'] : [],
}))

/** Lighthouse scores of the pages on a phone: medians, of 100. Failed audits are printed. */
export async function measureLighthouse(site: Site): Promise<Measurement[]> {
  const browser = await startBrowser()
  try {
    const measurements: Measurement[] = []
    for (const page of PAGES) measurements.push(...(await judge(site, page, browser.port)))
    return measurements
  } finally {
    await browser.stop()
  }
}

async function judge(site: Site, page: (typeof PAGES)[number], port: number): Promise<Measurement[]> {
  const scores: Record<string, number[]> = {}
  for (let time = 0; time < TIMES; time++) {
    const run = await lighthouse(site.url + page.path, {
      port,
      skipAudits: page.skipAudits,
      logLevel: 'silent',
    })
    if (!run || run.lhr.runtimeError) throw new Error(`Lighthouse failed: ${run?.lhr.runtimeError?.message}`)
    const { categories, audits } = run.lhr
    for (const { title, score, auditRefs } of Object.values(categories)) {
      scores[title] = [...(scores[title] ?? []), (score ?? 0) * 100]
      if (time > 0 || title === 'Performance') continue
      const missed = auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      for (const { id } of missed) console.log(`${page.name}: ${audits[id]?.title}`)
    }
  }
  return Object.entries(scores).map(([title, values]) => ({
    name: `${page.name}: ${title.toLowerCase()}`,
    value: median(values),
    unit: 'of 100',
  }))
}

async function startBrowser() {
  const profile = mkdtempSync(join(tmpdir(), 'publication-browser-'))
  const port = await freePort()
  const browser = start(chromiumPath() ?? 'chromium', [
    ...['--headless', `--remote-debugging-port=${port}`, `--user-data-dir=${profile}`],
    ...chromiumSwitches,
  ])
  await waitUntilUp(`http://127.0.0.1:${port}/json/version`)
  return {
    port,
    stop: async () => {
      await stop(browser)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function waitUntilUp(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await fetch(url).catch(() => null)) return
    await delay(100)
  }
  throw new Error('The browser did not start in time.')
}
