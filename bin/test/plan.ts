import { join } from 'node:path'
import { ensureBuild } from '../start/building.ts'
import { describeFailure } from '../start/failing.ts'
import { findChromium } from './chromium.ts'
import { passes } from './programs.ts'
import { countPlaywright, countVitest } from './reports.ts'
import type { Counts } from './totals.ts'

type Result = { name: string; counts: Counts }

/** Runs every check, fastest first. A failure does not stop the others. */
export async function runAll(reports: string): Promise<Result[]> {
  return [
    await check('Format and lint', () => passes('biome', ['ci', '.'])),
    await check('Types', typesHold),
    await suite('Unit and integration tests', () => vitest(['unit', 'isolated'], reports)),
    await check('Production build', build),
    await suite('Process tests', () => vitest(['process'], reports)),
    await suite('End-to-end tests', () => playwright(reports)),
  ]
}

/** A check without tests counts as one test. */
async function check(name: string, holds: () => Promise<boolean>): Promise<Result> {
  return suite(name, async () => ((await holds()) ? passed(1) : failed(1)))
}

async function suite(name: string, run: () => Promise<Counts>): Promise<Result> {
  console.log(`\n=== ${name}`)
  try {
    return { name, counts: await run() }
  } catch (error) {
    console.error(describeFailure(error))
    return { name, counts: failed(1) }
  }
}

async function vitest(projects: string[], reports: string): Promise<Counts> {
  const report = join(reports, `${projects[0]}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const named = projects.flatMap((project) => ['--project', project])
  const isGreen = await passes('vitest', ['run', ...named, ...reporters])
  return agreed(countVitest(report), isGreen)
}

async function playwright(reports: string): Promise<Counts> {
  const report = join(reports, 'e2e.json')
  const isGreen = await passes('playwright', ['test', '--reporter=list,json'], {
    CHROMIUM_PATH: await findChromium(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  return agreed(countPlaywright(report), isGreen)
}

/** A runner that fails without a failed test (such as an error between tests) still counts as a failure. */
function agreed(counts: Counts, isGreen: boolean): Counts {
  return isGreen || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

// Incremental type checks can go wrong for regenerated route types.
async function typesHold(): Promise<boolean> {
  const isGenerated = await passes('next', ['typegen'])
  return isGenerated && (await passes('tsc', ['--noEmit', '--incremental', 'false']))
}

async function build(): Promise<boolean> {
  await ensureBuild({ report: console.log })
  return true
}

function passed(count: number): Counts {
  return { passed: count, failed: 0, skipped: 0 }
}

function failed(count: number): Counts {
  return { passed: 0, failed: count, skipped: 0 }
}
