import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter } from 'node:path'
import { isGenerated } from './generated.mjs'
import { isInstalled } from './installed.mjs'
import { root } from './launch.mjs'
import { isRelease } from './place.mjs'
import { removeUnread } from './slim.mjs'

/**
 * Installs the dependencies when node_modules does not match package-lock.json; devDependencies only with `dev`. Exits
 * the process on failure. A release is complete.
 */
export async function ensureInstalled({ dev = false } = {}) {
  if (isRelease(root)) return
  if (!isInstalled(root)) {
    console.log('Installing the dependencies (npm ci; this takes a minute or two)')
    await npm('ci', dev ? '--include=dev' : '--omit=dev')
    if (!existsSync(`${root}/node_modules/.bin/node`)) giveUp('npm', ADVICE.scripts)
    if (!dev) removeUnread()
  }
  if (dev && !isInstalled(root, { dev })) {
    console.log('Installing the packages for tests and development')
    // Unlike npm ci, it keeps what is installed: the site may be running on it.
    await npm('install', '--include=dev', '--no-save')
  }
  if (!isGenerated()) {
    console.log('Generating the database client')
    await run(`${root}/node_modules/.bin/node`, ['bin/generate.mjs'])
  }
}

function npm(...args) {
  return run('npm', [...args, '--fetch-retry-mintimeout=1000', '--loglevel=error'])
}

/** Runs a program and shows its output only if it fails. */
async function run(file, args) {
  const child = spawn(file, args, { cwd: root, env: hostEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      child.kill(signal)
      process.exit(1)
    })
  }
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', resolve)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal)
  if (code === 0) return
  console.error(output.trim().split('\n').slice(-15).join('\n'))
  giveUp(file === 'npm' ? `npm ${args[0]}` : args[0], adviceFor(`${output} ${code}`))
}

// npm puts node_modules/.bin first on PATH; an installation that replaces node_modules must not run on the Node in it.
function hostEnvironment() {
  const { PATH, ...rest } = process.env
  if (PATH === undefined) return rest
  const own = `${root}/node_modules/.bin`
  return {
    ...rest,
    PATH: PATH.split(delimiter)
      .filter((folder) => folder !== own)
      .join(delimiter),
  }
}

const ADVICE = {
  network:
    'The package registry cannot be reached. Check the network connection and npm’s proxy and registry settings, and start again.',
  disk: 'The disk is full. Free some space and start again.',
  npm: 'npm is not installed. Install Node.js with npm and start again.',
  rights: 'This user cannot write to the project folder. Start as the owner of the folder.',
  scripts:
    "The packages' install scripts did not run. Allow them (npm config set ignore-scripts false), delete node_modules and start again.",
  unknown: 'Fix the error above and start again.',
}

function adviceFor(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH/.test(output))
    return ADVICE.network
  if (/ENOSPC/.test(output)) return ADVICE.disk
  if (/spawn npm ENOENT/.test(output)) return ADVICE.npm
  if (/EACCES|EPERM|EROFS/.test(output)) return ADVICE.rights
  return ADVICE.unknown
}

function giveUp(program, advice) {
  console.error(`Installing the dependencies failed (${program}). ${advice}`)
  process.exit(1)
}
