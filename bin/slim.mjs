import { readdirSync, rmSync } from 'node:fs'
import { root } from './launch.mjs'

// The site reads no source maps of packages, compiles no native modules and uses no other database.
const NEVER_READ =
  /\.map$|^node\/node_modules\/[^/]+\/include\/node(\/|$)|^@prisma\/client\/runtime\/query_compiler_.*\.(cockroachdb|mysql|sqlite|sqlserver)\./

/** Whether a path in node_modules is never read. */
export function isNeverRead(path) {
  return NEVER_READ.test(path)
}

/** Removes from node_modules a quarter of its size: source maps, C headers, and Prisma for other databases. */
export function removeUnread(folder = `${root}/node_modules`) {
  for (const path of readdirSync(folder, { recursive: true }))
    if (isNeverRead(path)) rmSync(`${folder}/${path}`, { recursive: true, force: true })
}
