import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { chromiumPath, chromiumSwitches } from '../e2e/support/chromium.ts'
import { KINDS } from './kinds.ts'
import { median } from './load.ts'
import type { Measurement } from './measurement.ts'
import { freePort, type Site, start, stop } from './site.ts'

// npx fetches it on demand: it is more than half as large as everything the site itself needs.
const LIGHTHOUSE = 'lighthouse@13.5.0'
const TIMES = 5
const MAX_REPORT_BYTES = 64 * 1024 * 1024
const execFileAsync = promisify(execFile)

/** What is read of a Lighthouse report. */
type Report = {
  categories: Record<string, Category>
  audits: Record<string, { title: string; score: number | null } | undefined>
  runtimeError?: { message: string }
}

type Category = { title: string; score: number | null; auditRefs: { id: string; weight: number }[] }

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
    const { categories, audits } = await runLighthouse(site.url + page.path, page.skipAudits, port)
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

async function runLighthouse(url: string, skipAudits: string[], port: number): Promise<Report> {
  const skipping = skipAudits.map((audit) => `--skip-audits=${audit}`)
  const output = ['--output=json', '--output-path=stdout', '--quiet', '--no-enable-error-reporting']
  const { stdout } = await execFileAsync(
    'npx',
    ['--yes', LIGHTHOUSE, url, `--port=${port}`, ...output, ...skipping],
    { maxBuffer: MAX_REPORT_BYTES },
  )
  const report: Report = JSON.parse(stdout)
  if (report.runtimeError) throw new Error(`Lighthouse failed: ${report.runtimeError.message}`)
  return report
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
