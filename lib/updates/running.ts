import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { env } from '#lib/core/env.ts'

type Ended = { code: number | null; output: string }

/** Runs the command line of a release to its end. */
export function runCommand(folder: string, args: string[]): Promise<Ended> {
  return run(join(folder, 'node_modules/.bin/node'), [join(folder, 'bin/cli.mjs'), ...args])
}

/** Runs what the operator gave to restart the site, such as `systemctl restart publication`. */
export function runShell(command: string): Promise<Ended> {
  return run('/bin/sh', ['-c', command])
}

function run(file: string, args: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.once('error', reject)
    // Not 'close': a site that the command started may keep the streams.
    child.once('exit', (code) => {
      setImmediate(() => {
        child.stdout.destroy()
        child.stderr.destroy()
        resolve({ code, output: output.trim() })
      })
    })
  })
}

const PAUSE_MS = 250
const PATIENCE_MS = 120_000

/** Whether the site on this machine becomes ready: it answers, on a database with all of its migrations. */
export async function becomesReady(patience = PATIENCE_MS): Promise<boolean> {
  const address = `http://127.0.0.1:${env().PORT}/readyz`
  const deadline = Date.now() + patience
  while (Date.now() < deadline) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
    if (answer?.ok) return true
    await delay(PAUSE_MS)
  }
  return false
}
