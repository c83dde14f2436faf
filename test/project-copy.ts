import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

const NOT_COPIED = new Set(['.git', '.data', 'node_modules', 'test-results'])

/** Copies the project to a folder, with its dependencies. `except`: further entries of the root to leave out. */
export function copyProject(folder: string, except: string[] = []): void {
  const left = new Set([...NOT_COPIED, ...except])
  cpSync('.', folder, { recursive: true, filter: (source) => !left.has(source.split('/')[0] ?? '') })
  const modules = resolve('node_modules')
  // Hard links cost nothing; where the folder is on another disk they cannot be had.
  const isLinked = spawnSync('cp', ['-al', modules, folder]).status === 0
  if (isLinked) return
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true })
  spawnSync('cp', ['-a', modules, folder])
}
