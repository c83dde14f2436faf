import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows } from '#test/empty-database.ts'
import { copyProject } from '#test/project-copy.ts'
import { addressOf, databaseAddress, killEverything, npmStart } from '#test/site.ts'

const isRoot = process.getuid?.() === 0

// Other users cannot enter a folder made by mkdtemp; the home of root is like that.
const home = mkdtempSync(join(tmpdir(), 'publication-home-'))
const folder = join(home, 'publication')
const dataDir = join(folder, '.data')

beforeAll(() => {
  if (isRoot) copyProject(folder)
})

afterAll(async () => {
  await killEverything(dataDir)
  const [, binaries] = said.match(/copied to (\/var\/lib\/llm-info-\w+)\//) ?? []
  if (binaries) rmSync(binaries, { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
})

let said = ''

test.skipIf(!isRoot)(
  'root in a closed home: the database goes where its user can enter, and stays there',
  async () => {
    const first = npmStart({ dataDir, folder })
    await addressOf(first)
    said = first.said()
    expect(said).toMatch(/User \S+ cannot enter .*\/native: PostgreSQL is copied to \/var\/lib\/llm-info-/)
    expect(said).toMatch(/User \S+ cannot enter .*\/\.data: the database goes to \/var\/lib\/llm-info-/)
    await rows(databaseAddress(dataDir), 'CREATE TABLE notes ()')
    first.kill('SIGTERM')
    expect(await first.ended).toBe(0)

    const second = npmStart({ dataDir, folder })
    await addressOf(second)
    expect(second.said()).not.toContain('/var/lib')
    expect(await rows(databaseAddress(dataDir), 'SELECT * FROM notes')).toEqual([])
    second.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  },
)
