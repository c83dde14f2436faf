import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { dataDir, serverEnv, siteUrl } from './site.ts'

const run = promisify(execFile)

/** Runs `npm run cli -- <args>` beside the running site and answers what it prints. */
export async function cli(...args: string[]): Promise<string> {
  const env = serverEnv({ DATA_DIR: dataDir, SITE_URL: siteUrl })
  const { stdout } = await run(process.execPath, ['bin/cli.mjs', ...args], { env })
  return stdout
}
