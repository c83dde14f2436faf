import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { Invalid } from '#lib/core/errors.ts'
import { publicFileRow } from '#lib/urls/addresses.ts'
import { RESERVED_SEGMENTS } from '#lib/urls/reserved.ts'
import { contentTypeOf } from '#server/routing/content-types.ts'
import { readTarget } from '#server/routing/request-target.ts'
import { matchRoute, type Route } from '#server/routing/routes.ts'

// A file is served from the page cache.
const MAX_BYTES = 16 * 1024 * 1024

/**
 * The files of a folder as rows of the address table, each at its own path under the root. Skips names that begin with
 * a dot, except /.well-known/ (RFC 8615), and links that lead out of the folder. Throws Invalid when a file cannot be
 * served, for example because its address belongs to the publication.
 */
export function listPublicFiles(folder = 'public'): Route[] {
  if (!existsSync(folder)) return []
  const root = realpathSync(folder)
  const paths = [...walk(root)]
  const problems = paths.flatMap((path) => problemOf(path, root) ?? [])
  if (problems.length > 0) throw new Invalid({ public: problems.join('\n') })
  return paths.flatMap((path) => publicFileRow(path, contentTypeOf(path), realpathSync(join(root, path))))
}

function* walk(root: string, folder = ''): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.name.startsWith('.') && path !== '/.well-known') continue
    if (entry.isDirectory()) yield* walk(root, path)
    else if (entry.isFile() || isLinkInside(entry, root, path)) yield path
  }
}

function isLinkInside(entry: Dirent, root: string, path: string): boolean {
  const link = join(root, path)
  if (!entry.isSymbolicLink() || !existsSync(link)) return false
  const end = realpathSync(link)
  return end.startsWith(root + sep) && statSync(end).isFile()
}

/** Why a file cannot be served, and what to do; null when it can. */
function problemOf(path: string, root: string): string | null {
  if (isOwnAddress(path.toLowerCase()))
    return `public${path} cannot be served: its address belongs to the publication. Rename or remove the file.`
  if (readTarget(path.split('/').map(encodeURIComponent).join('/'))?.path !== path)
    return `public${path} has a name that cannot be part of an address. Rename the file.`
  if (statSync(join(root, path)).size > MAX_BYTES)
    return `public${path} is larger than 16 MB. Serve it from elsewhere and remove it.`
  return null
}

// The row of pages matches any name; whether a page has it is looked up later.
function isOwnAddress(path: string): boolean {
  const [, first = ''] = path.split('/')
  const route = matchRoute(path)
  const isTaken = route !== null && route.kind !== 'public' && route.subject !== 'page'
  return RESERVED_SEGMENTS.has(first) || isTaken
}
