// Plain JavaScript that any Node since 20 runs: it hands over to the Node that the project brings.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const node = `${root}/node_modules/.bin/node`
// Who finds a program stripped of its types need not load what strips it, and hold its 18 MB.
const compiled = `${root}/node_modules/.cache/node`

/**
 * Goes on with a TypeScript file under the project's Node: in this very process where the running Node can do that, else
 * in a child that gets our signals.
 */
export function launch(script, { args = [], flags = [], env = {} } = {}) {
  const file = existsSync(`${root}/.env`) ? ['--env-file=.env'] : []
  const argv = [...file, ...flags, script, ...args]
  const variables = { INIT_CWD: process.cwd(), NODE_COMPILE_CACHE: compiled, ...process.env, ...env }
  process.chdir(root)
  if (process.execve) process.execve(node, [node, ...argv], variables)
  else follow(spawn(node, argv, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: variables }))
}

// The channel tells the child when we are killed without a chance to say so.
function follow(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`${node} could not be started: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
