import { opendir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { Invalid } from '#lib/core/errors.ts'
import { isInside } from '#lib/import-export/images/locating.ts'

/** What is imported: a folder, or one file of it. Paths are real ones. */
export type SearchRoot = {
  root: string
  /** Stays the same wherever the folder lies: the beginning of every source. */
  rootName: string
  /** Relative to the root, in order. */
  files: string[]
  /** Links that are not followed, because they lead out of the folder. */
  refused: string[]
}

/** The names of files that may be articles. */
export const ARTICLE = /\.(md|mdx|markdown)$/i
const NOT_CONTENT = /^(\.|node_modules$)/
const FILES_AT_MOST = 100_000

/** Finds the articles at a path. Throws Invalid when there is nothing to import. */
export async function findFiles(path: string): Promise<SearchRoot> {
  const real = await realpath(path).catch(() => null)
  const found = real && (await stat(real))
  if (!real || !found)
    throw new Invalid({ path: `There is no ${path}. Give a Markdown file or a folder of them.` })
  if (found.isFile()) return onlyFile(real)
  const searchRoot: SearchRoot = { root: real, rootName: basename(real), files: [], refused: [] }
  await collect(real, searchRoot)
  if (searchRoot.files.length === 0)
    throw new Invalid({ path: `${path} holds no .md or .mdx file. Give another folder.` })
  searchRoot.files.sort()
  return searchRoot
}

function onlyFile(path: string): SearchRoot {
  if (!ARTICLE.test(path)) throw new Invalid({ path: `${path} is not a .md or .mdx file.` })
  const root = dirname(path)
  return { root, rootName: basename(root), files: [basename(path)], refused: [] }
}

async function collect(folder: string, searchRoot: SearchRoot): Promise<void> {
  for await (const entry of await opendir(folder)) {
    if (NOT_CONTENT.test(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await collect(path, searchRoot)
    else if (entry.isSymbolicLink()) await checkLink(path, searchRoot)
    else if (entry.isFile() && ARTICLE.test(entry.name)) add(path, searchRoot)
  }
}

/** What a link inside the folder leads to is found at its own place; what it leads out to is not taken. */
async function checkLink(path: string, searchRoot: SearchRoot): Promise<void> {
  const target = await realpath(path).catch(() => null)
  const isOut = target === null || (target !== searchRoot.root && !isInside(target, searchRoot.root))
  if (isOut && (ARTICLE.test(path) || (target && (await stat(target)).isDirectory()))) {
    searchRoot.refused.push(relative(searchRoot.root, path))
  }
}

function add(path: string, searchRoot: SearchRoot): void {
  if (searchRoot.files.length >= FILES_AT_MOST) {
    throw new Invalid({ path: `There are more than ${FILES_AT_MOST} files. Import the folder in parts.` })
  }
  searchRoot.files.push(relative(searchRoot.root, path))
}
