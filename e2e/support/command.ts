import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { dataDir, serverEnv, siteUrl } from './site.ts'

const run = promisify(execFile)

/** Runs `npm run cli -- <args>` beside the running site and answers what it prints. */
export function cli(...args: string[]): Promise<string> {
  return execute(['bin/cli.mjs', ...args], serverEnv({ DATA_DIR: dataDir, SITE_URL: siteUrl }))
}

/** Runs a program of ours with its arguments to its end and answers what it prints. */
export async function execute(command: string[], env: ReturnType<typeof serverEnv>): Promise<string> {
  return (await run(process.execPath, command, { env })).stdout
}
