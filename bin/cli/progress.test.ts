import { stripVTControlCharacters } from 'node:util'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { printAbove, progressBar } from './progress.ts'

const terminal = process.stderr
const before = { isTTY: terminal.isTTY, columns: terminal.columns }
const written: string[] = []

beforeEach(() => {
  written.length = 0
  vi.spyOn(terminal, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  vi.spyOn(console, 'error').mockImplementation((text) => void written.push(`${text}\n`))
  Object.assign(terminal, { isTTY: true, columns: 30 })
})

afterEach(() => {
  vi.restoreAllMocks()
  Object.assign(terminal, before)
})

test('a bar and its percentage stand in one line, however narrow the terminal is', () => {
  const bar = progressBar('Restoring')
  bar.show(100, 100)
  bar.end()
  const lines = stripVTControlCharacters(written.join('')).split('\n')
  expect(lines.join('')).toMatch(/^Restoring █+ 100%/)
  expect(Math.max(...lines.map((line) => line.indexOf('%') + 1))).toBeLessThanOrEqual(30)
})

test('what is said meanwhile takes the place of the bar, which goes on below', () => {
  const bar = progressBar('Writing')
  bar.show(1, 2)
  printAbove('Stopping.')
  const said = written.indexOf('Stopping.\n')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what clears a line on a terminal.
  expect(written.slice(0, said).join('')).toMatch(/\x1b\[2K$/)
  bar.show(2, 2)
  expect(written.slice(said).join('')).toContain('100%')
  bar.end()
})

test('when the process ends at once, the cursor is visible and lines wrap', () => {
  progressBar('Writing').show(1, 2)
  printAbove('Stopping.')
  expect(written.join('')).not.toMatch(/\?25l|\?7l/)
})

test('nothing of it goes where no terminal is', () => {
  Object.assign(terminal, { isTTY: false })
  const bar = progressBar('Writing')
  bar.show(1, 2)
  bar.end()
  expect(written).toEqual([])
})
