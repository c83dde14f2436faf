import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/folder.ts'
import { countPlaywright, countVitest } from './reports.ts'
import { summary, total } from './totals.ts'

test('the last line counts what passed and failed', () => {
  expect(summary({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
  expect(summary({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped')
})

test('counts add up', () => {
  const counts = [
    { passed: 1, failed: 2, skipped: 3 },
    { passed: 10, failed: 20, skipped: 30 },
  ]
  expect(total(counts)).toEqual({ passed: 11, failed: 22, skipped: 33 })
})

test('a test file that could not be loaded is a failure', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ],
  }
  expect(countVitest(written(report))).toEqual({ passed: 3, failed: 2, skipped: 3 })
})

test('an error outside the tests is a failure', () => {
  const report = {
    stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: 'The web server did not start.' }],
  }
  expect(countPlaywright(written(report))).toEqual({ passed: 6, failed: 2, skipped: 2 })
})

test('a runner that wrote no report has not passed', () => {
  expect(() => countVitest('/nowhere.json')).toThrow()
})

function written(report: unknown): string {
  const file = join(temporaryFolder(), 'report.json')
  writeFileSync(file, JSON.stringify(report))
  return file
}
