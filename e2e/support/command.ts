import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { dataDir, serverEnv, siteUrl } from './site.ts'

const run = promisify(execFile)

/** Runs `npm run cli -- <args>` against the running site and returns its output. */
export function cli(...args: string[]): Promise<string> {
  return execute(['bin/cli.mjs', ...args], serverEnv({ DATA_DIR: dataDir, SITE_URL: siteUrl }))
}

/** Runs a script of the project and returns its output. */
export async function execute(command: string[], env: ReturnType<typeof serverEnv>): Promise<string> {
  return (await run(process.execPath, command, { env })).stdout
}
