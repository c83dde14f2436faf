import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const isRoot = process.getuid?.() === 0

/** Another user for a program of a test when the test runs as root; else the same one. */
export const unprivileged = {
  identity: isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {},
  own(path: string): void {
    if (isRoot) chownSync(path, idOf('-u'), idOf('-g'))
  },
}

function idOf(flag: '-u' | '-g'): number {
  return Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout)
}

/** A temporary folder that every user can enter. */
export function worldFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  chmodSync(folder, 0o755)
  return folder
}

/** Removes a folder whose parts cannot be written. */
export function removeTree(folder: string): void {
  spawnSync('chmod', ['-R', 'u+w', folder])
  spawnSync('rm', ['-rf', folder])
}
