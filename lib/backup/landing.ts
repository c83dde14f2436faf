import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { newId } from '#lib/db/id'
import { Conflict, Invalid, Unavailable } from '#lib/errors'

/**
 * Writes a file that only its owner can read: whole or not at all. Throws Conflict when there is one already, Invalid
 * and Unavailable when it cannot be written.
 */
export async function landFile(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  await requireNothingAt(path)
  const incoming = `${path}.${newId()}.incoming`
  try {
    const file = await open(incoming, 'wx', 0o600)
    try {
      await write(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await requireNothingAt(path)
    await rename(incoming, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(incoming, { force: true })
    throw explained(error, path)
  }
}

async function requireNothingAt(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found) throw new Conflict(`There is a ${path} already. Choose another name, or remove it first.`)
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function explained(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Unavailable('The disk is full. Nothing was left behind: make room and try again.')
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new Invalid({ file: `There is no folder ${dirname(path)}. Make it first.` })
  if (code === 'EACCES' || code === 'EROFS')
    return new Invalid({ file: `${dirname(path)} cannot be written. Choose another folder.` })
  return error
}
