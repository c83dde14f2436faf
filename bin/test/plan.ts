import { join } from 'node:path'
import { ensureBuild } from '../start/building.ts'
import { describeFailure } from '../start/failing.ts'
import type { Choice, Suite } from './choosing.ts'
import { findChromium } from './chromium.ts'
import { passes } from './programs.ts'
import { countPlaywright, countVitest } from './reports.ts'
import type { Counts } from './totals.ts'

type Result = { name: string; counts: Counts }

/** Runs what was chosen. A check that fails does not keep the others from running. */
export async function runTests(
  choice: Exclude<Choice, { kind: 'watch' }>,
  reports: string,
): Promise<Result[]> {
  if (choice.kind === 'files') return runFiles(choice, reports)
  return inTurn(choice.kind === 'suite' ? SUITES[choice.suite] : ALL, reports)
}

/** Runs unit and integration tests again whenever a file changes, until it is stopped. */
export async function watchTests(): Promise<void> {
  await passes('vitest', ['watch', ...projects(['unit', 'isolated'])])
}

type Step = (reports: string) => Promise<Result>

const lint: Step = () => check('Format and lint', () => passes('biome', ['ci', '.']))
const types: Step = () => check('Types', typesHold)
const build: Step = () => check('Production build', buildPages)
const unit: Step = (reports) =>
  suite('Unit and integration tests', () => vitest('unit', projects(['unit', 'isolated']), reports))

// One more than the processors that the other suites share: these tests wait for starts, ends and timeouts.
const processes: Step = (reports) =>
  suite('Process tests', () => vitest('process', [...projects(['process']), '--maxWorkers=3'], reports))
const cluster: Step = (reports) =>
  suite('Cluster tests', () => vitest('cluster', projects(['cluster']), reports))
const endToEnd: Step = (reports) => suite('End-to-end tests', () => playwright([], reports))

/** From the quickest to the slowest. */
const ALL: Step[] = [lint, types, unit, build, processes, endToEnd]
const SUITES: Record<Suite, Step[]> = {
  unit: [unit],
  process: [build, processes],
  e2e: [build, endToEnd],
  cluster: [build, cluster],
}

async function inTurn(steps: Step[], reports: string): Promise<Result[]> {
  const results: Result[] = []
  for (const step of steps) results.push(await step(reports))
  return results
}

async function runFiles(
  files: { vitest: string[]; playwright: string[] },
  reports: string,
): Promise<Result[]> {
  const steps: Step[] = []
  if (files.vitest.length > 0) steps.push(() => suite('Vitest', () => vitest('files', files.vitest, reports)))
  if (files.playwright.length > 0)
    steps.push(build, () => suite('Playwright', () => playwright(files.playwright, reports)))
  return inTurn(steps, reports)
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

async function vitest(name: string, chosen: string[], reports: string): Promise<Counts> {
  const report = join(reports, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const isGreen = await passes('vitest', ['run', ...chosen, ...reporters])
  return agreed(countVitest(report), isGreen)
}

function projects(names: string[]): string[] {
  return names.flatMap((name) => ['--project', name])
}

/** `files`: none stands for all of them. */
async function playwright(files: string[], reports: string): Promise<Counts> {
  const report = join(reports, 'e2e.json')
  const isGreen = await passes('playwright', ['test', '--reporter=list,json', ...files], {
    CHROMIUM_PATH: await findChromium(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    ...(files.length > 0 && { E2E_CHOSEN: 'true' }),
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

async function buildPages(): Promise<boolean> {
  await ensureBuild({ report: console.log })
  return true
}

function passed(count: number): Counts {
  return { passed: count, failed: 0, skipped: 0 }
}

function failed(count: number): Counts {
  return { passed: 0, failed: count, skipped: 0 }
}
