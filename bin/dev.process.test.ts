import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyProject } from '#test/project-copy.ts'
import { addressOf, killEverything, npmStart, postmasterPid, serverPid } from '#test/site.ts'

const base = mkdtempSync(join(tmpdir(), 'publication-dev-'))
const folder = join(base, 'publication')
const dataDir = join(base, 'data')

beforeAll(() => {
  chmodSync(base, 0o711)
  // Without the build: development compiles what is asked for.
  copyProject(folder, ['.next', '.env'])
})

afterAll(async () => {
  await killEverything(dataDir)
  rmSync(base, { recursive: true, force: true })
})

test('an edit in lib restarts the server alone, one in components not even that, and the page shows both', async () => {
  const site = npmStart({ dataDir, folder, script: 'dev' })
  const address = await addressOf(site)
  await shows(address, 'No articles yet.')
  const [database, server] = [postmasterPid(dataDir), serverPid(dataDir)]

  edit('components/site/home/empty-home.tsx', 'No articles yet.', 'Nothing is out yet.')
  await shows(address, 'Nothing is out yet.')
  expect(serverPid(dataDir)).toBe(server)

  edit('lib/settings/defaults.ts', 'LLM.info', 'The Edited Review')
  await shows(address, 'The Edited Review')
  await site.says(/Ready again\./)
  expect(serverPid(dataDir)).not.toBe(server)
  await shows(address, 'The Edited Review')
  expect(postmasterPid(dataDir)).toBe(database)

  site.kill('SIGTERM')
  expect(await site.ended).toBe(0)
})

function edit(file: string, from: string, to: string) {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}

/** Waits until the home page has a text. */
async function shows(address: string, text: string) {
  await expect
    .poll(() => fetch(address).then((res) => res.text(), String), { timeout: 60_000 })
    .toContain(text)
}
