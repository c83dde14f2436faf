import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Conflict } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { explainedForPlace, syncFolder } from '#lib/storage/disk.ts'

/**
 * Writes a file atomically, with mode 0600. Throws Conflict when the file exists, Invalid and Unavailable when it
 * cannot be written.
 */
export async function writeAtomically(
  path: string,
  write: (file: FileHandle) => Promise<void>,
): Promise<void> {
  await requireNoFile(path)
  const incoming = `${path}.${newId()}.incoming`
  try {
    const file = await open(incoming, 'wx', 0o600)
    try {
      await write(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await requireNoFile(path)
    await rename(incoming, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(incoming, { force: true })
    throw explainedForPlace(error, 'file', path)
  }
}

async function requireNoFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found) throw new Conflict(`${path} already exists. Choose another name, or remove the file first.`)
}
