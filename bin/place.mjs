// Where a release lies: its own folder may be read-only and is replaced by the next one.
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { parseEnv } from 'node:util'

/** Whether a folder was unpacked from a release, which neither installs nor builds. */
export function isRelease(folder) {
  return existsSync(`${folder}/release.json`)
}

/**
 * The .env file of a folder, and variables that it implies. A release in a folder named `releases` keeps its settings and
 * its data beside that folder.
 */
export function settingsOf(folder) {
  const home =
    isRelease(folder) && basename(dirname(folder)) === 'releases' ? dirname(dirname(folder)) : folder
  const file = existsSync(`${home}/.env`) ? `${home}/.env` : undefined
  if (!isRelease(folder)) return { file, defaults: {} }
  const given = { ...(file ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env }
  const dataDir = resolve(home, given.DATA_DIR || (home === folder ? '.data' : 'data'))
  return { file, defaults: { DATA_DIR: dataDir, NODE_COMPILE_CACHE: `${dataDir}/compiled` } }
}
