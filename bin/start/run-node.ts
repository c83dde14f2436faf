import { spawn } from 'node:child_process'
import { Unavailable } from '#lib/core/errors.ts'

/** `env`: added to the environment of this process. */
type Options = { signal?: AbortSignal | undefined; advice: string; env?: Record<string, string> }

/** Runs Node with its output captured. Throws Unavailable with the output and advice when it fails. */
export function runNode(args: string[], { signal, advice, env: more = {} }: Options): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1', ...more }
    const child = spawn(process.execPath, args, { signal, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new Unavailable(`${output.trim()}\n${advice}`))
    })
  })
}
