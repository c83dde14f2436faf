import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { addressOf, killEverything, npmStart } from '#lib/testing/site'

const dataDir = mkdtempSync(join(tmpdir(), 'publication-endpoints-'))

/** Starts an empty publication, whose database the verbs in this process then use too. */
export async function openSite(): Promise<{ address: string; dataDir: string }> {
  process.chdir(resolve(import.meta.dirname, '../../..'))
  process.env.DATA_DIR = dataDir
  delete process.env.DATABASE_URL
  return { address: await addressOf(npmStart({ dataDir, env: { JOBS: 'false' } })), dataDir }
}

export async function closeSite(): Promise<void> {
  await killEverything(dataDir)
  rmSync(dataDir, { recursive: true, force: true })
}
