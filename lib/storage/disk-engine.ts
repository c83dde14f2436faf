import { createReadStream } from 'node:fs'
import { link, mkdir, opendir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '#lib/core/id.ts'
import { diskTrouble, explainedForStorage, syncFolder, writeDurably } from '#lib/storage/disk.ts'
import type { Source, StorageEngine, StoredFile } from '#lib/storage/engine.ts'

/** Files in a folder of this machine, each at the path that its key is. */
export class DiskEngine implements StorageEngine {
  readonly name = 'disk'
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  async store(key: string, source: Source): Promise<void> {
    const target = this.#pathOf(key)
    const incoming = `${target}.${newId()}.incoming`
    try {
      await mkdir(dirname(target), { recursive: true })
      await writeDurably(incoming, source)
      await rename(incoming, target)
      await syncFolder(dirname(target))
    } catch (error) {
      await rm(incoming, { force: true })
      throw explainedForStorage(error)
    }
  }

  async open(key: string): Promise<StoredFile | null> {
    const path = this.#pathOf(key)
    const found = await stat(path).catch(nullWhenMissing)
    return found?.isFile() ? { size: found.size, stream: () => createReadStream(path) } : null
  }

  async *list(folder: string): AsyncGenerator<string> {
    const entries = await opendir(this.#pathOf(folder)).catch(nullWhenMissing)
    if (!entries) return
    for await (const entry of entries) {
      const key = `${folder}/${entry.name}`
      if (entry.isDirectory()) yield* this.list(key)
      else yield key
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true })
  }

  /** A concurrent write of the same key wins. */
  async removeOld(key: string, before: Date): Promise<boolean> {
    const path = this.#pathOf(key)
    if (!(await isOlder(path, before))) return false
    const aside = `${path}.${newId()}.removing`
    await rename(path, aside)
    const isOld = await isOlder(aside, before)
    if (!isOld) await link(aside, path).catch(nullWhenThere)
    await rm(aside)
    return isOld
  }

  #pathOf(key: string): string {
    return join(this.#root, key)
  }
}

async function isOlder(path: string, moment: Date): Promise<boolean> {
  const found = await stat(path).catch(nullWhenMissing)
  return found !== null && found.mtime < moment
}

function nullWhenMissing(error: unknown): null {
  if (diskTrouble(error) === 'missing') return null
  throw error
}

function nullWhenThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'EEXIST') return null
  throw error
}
