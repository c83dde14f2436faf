import { spawn } from 'node:child_process'
import { Unavailable } from '#lib/core/errors.ts'
import type { Identity } from '#lib/db/embedded/identity.ts'

type Options = { identity: Identity | undefined; signal?: AbortSignal | undefined }

/** What PostgreSQL's programs get to see of the environment: nothing that could change how they behave. */
export const TOOL_ENV: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  LC_ALL: 'C',
  TZ: 'UTC',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
}

/** Runs one of PostgreSQL's programs to its end. Throws Unavailable with what it said when it fails. */
export function runTool(file: string, args: string[], { identity, signal }: Options): Promise<void> {
  const user = identity && { uid: identity.uid, gid: identity.gid }
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...user, signal, cwd: '/', env: TOOL_ENV })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    }
    child.once('error', (error) => reject(couldNotRun(file, error.message)))
    child.once('close', (code) => (code === 0 ? resolve() : reject(couldNotRun(file, said.trim()))))
  })
}

function couldNotRun(file: string, why: string): Unavailable {
  return new Unavailable(`${file} failed: ${why}`)
}
