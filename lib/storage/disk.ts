import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Invalid, Unavailable } from '#lib/core/errors.ts'
import type { Source } from '#lib/storage/engine.ts'

/** Syncs a folder, so that its entries survive a power failure. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Writes a new file and syncs it. Throws when it exists. */
export async function writeDurably(path: string, bytes: Source): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
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

/** Turns a disk error in the data folder into a message; returns other errors unchanged. */
export function explainedForStorage(error: unknown): unknown {
  const trouble = diskTrouble(error)
  if (trouble === 'full') return new Unavailable('The disk is full. Free some space and try again.')
  if (trouble === 'unwritable') {
    return new Unavailable('The data folder is not writable. Check the permissions of DATA_DIR.')
  }
  return error
}
