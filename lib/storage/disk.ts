import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Invalid, Unavailable } from '#lib/core/errors.ts'

/** Syncs a folder, so that its entries survive a power failure. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

export type DiskTrouble = 'full' | 'missing' | 'unwritable' | null

/** Classifies a write error by its POSIX error code; null for any other error. */
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

/**
 * Turns a disk error into a message about the path that the user gave, in the given field; returns other errors
 * unchanged.
 */
export function explainedForPlace(error: unknown, field: 'file' | 'folder', path: string): unknown {
  const parent = dirname(path)
  switch (diskTrouble(error)) {
    case 'full':
      return new Unavailable('The disk is full. Nothing was written. Free some space and try again.')
    case 'missing':
      return new Invalid({ [field]: `The folder ${parent} does not exist. Create it first.` })
    case 'unwritable':
      return new Invalid({ [field]: `${parent} is not writable. Choose another folder.` })
    default:
      return error
  }
}
