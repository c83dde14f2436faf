import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Invalid, Unavailable } from '#lib/core/errors.ts'

/** Makes the names in a folder last through a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

export type DiskTrouble = 'full' | 'missing' | 'unwritable' | null

/** What the disk has against a write, after the error numbers of POSIX; null for any other error. */
export function diskTrouble(error: unknown): DiskTrouble {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return TROUBLES.get(code) ?? null
}

const TROUBLES = new Map<string, DiskTrouble>([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['ENOENT', 'missing'],
  ['ENOTDIR', 'missing'],
  ['EACCES', 'unwritable'],
  ['EPERM', 'unwritable'],
  ['EROFS', 'unwritable'],
])

/** The words for somebody who named the place to write to, in the field they named it in; other errors as they are. */
export function explainedForPlace(error: unknown, field: 'file' | 'folder', path: string): unknown {
  const parent = dirname(path)
  switch (diskTrouble(error)) {
    case 'full':
      return new Unavailable('The disk is full. Nothing was left behind: make room and try again.')
    case 'missing':
      return new Invalid({ [field]: `There is no folder ${parent}. Make it first.` })
    case 'unwritable':
      return new Invalid({ [field]: `${parent} cannot be written. Choose another folder.` })
    default:
      return error
  }
}
