import { globSync, lstatSync, readlinkSync } from 'node:fs'
import { isNeverRead } from '../slim.mjs'

/** A file or a symbolic link of a release, by its path in the project. */
export type ReleaseFile = { path: string; size: number; isProgram: boolean; link?: string }

const SOURCES = [
  '{app,bin,components,deploy,docs,lib,public,server}/**/*',
  'public/.well-known/**/*',
  'prisma/{generated,migrations,schema,seed}/**/*',
  '.next/**/*',
  '*.md',
  '{LICENSE,.env.example,package.json,package-lock.json,next.config.ts,proxy.ts,node_modules/.bin/node}',
]

/** Tests, the tools of development, and what only a build reads. */
const LEFT_OUT =
  /\.test\.tsx?$|(^|\/)(test|fixtures)\/|^bin\/(release|test|bench)\b|^\.next\/(cache|dev|diagnostics|types|trace\b|lock$)|\.nft\.json$|\.map$/

/** Parts of packages that serving does not load. */
const NEVER_SERVED =
  /^node_modules\/(next\/dist\/(docs|esm|bundle-analyzer|compiled\/(next-devtools|@babel|babel[^/]*|terser|postcss[^/]*|cssnano[^/]*|@vercel\/og|[^/]*-experimental)|next-devtools)\/|next\/dist\/server\/capsize|node\/node_modules\/)|\.(d\.[cm]?ts|flow)$|\/(readme|changelog|history)\.md$/i

/** Every file of a release, in order. `packages`: the folders of node_modules to take. */
export function listFiles(packages: string[]): ReleaseFile[] {
  const sources = SOURCES.flatMap((pattern) => globSync(pattern)).filter((path) => !LEFT_OUT.test(path))
  const modules = packages.flatMap(listPackage)
  return [...new Set([...sources, ...modules])].sort().flatMap(describe)
}

function listPackage(folder: string): string[] {
  // A package inside another one is in the list itself, if it is needed.
  const inside = `${folder}/node_modules/`
  return globSync(`${folder}/**/*`).filter(
    (path) =>
      !path.startsWith(inside) &&
      !isNeverRead(path.replace(/^node_modules\//, '')) &&
      !NEVER_SERVED.test(path),
  )
}

function describe(path: string): ReleaseFile[] {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return [{ path, size: 0, isProgram: false, link: readlinkSync(path) }]
  return found.isFile() ? [{ path, size: found.size, isProgram: (found.mode & 0o100) !== 0 }] : []
}
