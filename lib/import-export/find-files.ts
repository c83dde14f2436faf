import { opendir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { Invalid } from '#lib/core/errors.ts'
import { isInside } from '#lib/import-export/images/locating.ts'

/** What is imported: a folder, or a single file in it. Paths are real paths. */
export type SearchRoot = {
  root: string
  /** The prefix of every source. Does not depend on where the folder is. */
  rootName: string
  /** Relative to the root, sorted. */
  files: string[]
  /** Symbolic links that are not followed, because they point outside the folder. */
  refused: string[]
}

/** File names of possible articles. */
export const ARTICLE = /\.(md|mdx|markdown)$/i
const NOT_CONTENT = /^(\.|node_modules$)/
const FILES_AT_MOST = 100_000

/** Finds the Markdown and MDX files at a path. Throws Invalid when there are none. */
export async function findFiles(path: string): Promise<SearchRoot> {
  const real = await realpath(path).catch(() => null)
  const found = real && (await stat(real))
  if (!real || !found)
    throw new Invalid({ path: `${path} does not exist. Give a Markdown file or a folder of them.` })
  if (found.isFile()) return onlyFile(real)
  const searchRoot: SearchRoot = { root: real, rootName: basename(real), files: [], refused: [] }
  await collect(real, searchRoot)
  if (searchRoot.files.length === 0)
    throw new Invalid({ path: `${path} contains no .md or .mdx file. Choose another folder.` })
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

/**
 * A link to a target inside the folder is skipped, since the target itself is found; a link to a target outside is
 * refused.
 */
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
