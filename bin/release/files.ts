import { globSync, lstatSync, readdirSync, readlinkSync } from 'node:fs'
import { isNeverRead } from '../slim.mjs'

/** A file or a symbolic link of a release, by its path in the project. */
export type ReleaseFile = { path: string; size: number; isProgram: boolean; link?: string }

const FOLDERS = ['.next', 'app', 'bin', 'components', 'deploy', 'docs', 'lib', 'public', 'server']
const OF_PRISMA = ['generated', 'migrations', 'schema', 'seed'].map((folder) => `prisma/${folder}`)
const FILES = [
  '.env.example',
  'LICENSE',
  'next.config.ts',
  'node_modules/.bin/node',
  'package-lock.json',
  'package.json',
  'proxy.ts',
]

/** Tests, the tools of development, and what only a build reads. */
const LEFT_OUT =
  /\.test\.tsx?$|(^|\/)(test|fixtures)\/|^bin\/(release|test|bench)\b|^\.next\/(cache|dev|diagnostics|types|trace\b|lock$)|\.nft\.json$|\.map$/

/** Parts of packages that serving does not load. */
const NEVER_SERVED =
  /^node_modules\/(next\/dist\/(docs|esm|next-devtools|compiled\/(next-devtools|[^/]*-experimental))\/|node\/node_modules\/)|\.(d\.[cm]?ts|flow)$|\/(readme|changelog|history)\.md$/i

/** Every file of a release, in order. `packages`: the folders of node_modules to take. */
export function listFiles(packages: string[]): ReleaseFile[] {
  const listed = [...FOLDERS, ...OF_PRISMA].flatMap(listFolder)
  const sources = [...FILES, ...globSync('*.md'), ...listed].filter((path) => !LEFT_OUT.test(path))
  const modules = packages.flatMap(listPackage)
  return [...new Set([...sources, ...modules])].sort().flatMap(describe)
}

function listPackage(folder: string): string[] {
  // A package inside another one is in the list itself, if it is needed.
  const inside = `${folder}/node_modules/`
  return listFolder(folder).filter(
    (path) =>
      !path.startsWith(inside) &&
      !isNeverRead(path.replace(/^node_modules\//, '')) &&
      !NEVER_SERVED.test(path),
  )
}

/** Everything in a folder but what links lead to, unlike a glob or a recursive readdir. */
function listFolder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? listFolder(path) : [path]
  })
}

function describe(path: string): ReleaseFile[] {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return [{ path, size: 0, isProgram: false, link: readlinkSync(path) }]
  return found.isFile() ? [{ path, size: found.size, isProgram: (found.mode & 0o100) !== 0 }] : []
}
