import { access, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Conflict } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { MANIFEST, PARTS } from '#lib/import-export/site/shapes.ts'
import { explainedForPlace, syncFolder } from '#lib/storage/disk.ts'

/**
 * Fills a folder atomically through a temporary folder. The target is new, empty, or an earlier export, whose own
 * entries are replaced while others, such as .git, stay. Throws Conflict for any other folder, Invalid and Unavailable.
 */
export async function withTempFolder(path: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await requireReplaceable(path)
  const incoming = `${path}.${newId()}.incoming`
  try {
    await mkdir(incoming)
    await fill(incoming)
    await syncFolder(incoming)
    await requireReplaceable(path)
    await replaceFolder(path, incoming)
  } catch (error) {
    await rm(incoming, { recursive: true, force: true })
    throw explainedForPlace(error, 'folder', path)
  }
}

async function requireReplaceable(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (!found) return
  if (!found.isDirectory()) throw new Conflict(`${path} is a file. Choose a folder.`)
  if ((await readdir(path)).length === 0 || (await isThere(join(path, MANIFEST)))) return
  throw new Conflict(`${path} is not empty and is not an earlier export. Choose another folder.`)
}

async function replaceFolder(path: string, incoming: string): Promise<void> {
  if (!(await isThere(path))) return rename(incoming, path)
  const former = `${path}.${newId()}.former`
  await rename(path, former)
  await rename(incoming, path)
  const own = new Set<string>(PARTS)
  for (const name of await readdir(former))
    if (!own.has(name)) await rename(join(former, name), join(path, name))
  await rm(former, { recursive: true, force: true })
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
