// Plain JavaScript for any Node since 20: switches to the Node version that the project installs.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { settingsOf } from './place.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const node = `${root}/node_modules/.bin/node`
// A cached, type-stripped program saves loading the 18 MB type stripper.
const compiled = `${root}/node_modules/.cache/node`

/**
 * Runs a TypeScript file under the project's Node: in this process where the running Node supports execve, else in a
 * child process that receives its signals.
 */
export function launch(script, { args = [], flags = [], env = {} } = {}) {
  const settings = settingsOf(root)
  const file = settings.file ? [`--env-file=${settings.file}`] : []
  const argv = [...file, ...flags, script, ...args]
  const variables = {
    INIT_CWD: process.cwd(),
    NODE_COMPILE_CACHE: compiled,
    ...settings.defaults,
    ...process.env,
    ...env,
  }
  process.chdir(root)
  if (process.execve) process.execve(node, [node, ...argv], variables)
  else follow(spawn(node, argv, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: variables }))
}

// The closed IPC channel tells the child when this process is killed without a signal handler running.
function follow(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`${node} could not be started: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
