import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { addressOf, killEverything, npmStart } from '#test/site.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'publication-endpoints-'))

type Site = {
  address: string
  dataDir: string
  /** The output so far. */
  said: () => string
}

/** Starts an empty site; the verbs in this process use its database too. */
export async function openSite(env: Record<string, string> = {}): Promise<Site> {
  process.chdir(resolve(import.meta.dirname, '../../..'))
  process.env.DATA_DIR = dataDir
  delete process.env.DATABASE_URL
  const program = npmStart({ dataDir, env })
  return { address: await addressOf(program), dataDir, said: program.said }
}

export async function closeSite(): Promise<void> {
  await killEverything(dataDir)
  rmSync(dataDir, { recursive: true, force: true })
}
