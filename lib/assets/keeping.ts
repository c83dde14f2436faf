import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { assetKey, type BuildList, listKeptFiles, listKey, readLists } from '#lib/assets/kept-lists.ts'
import { siteScript } from '#lib/assets/site-script.ts'
import { warn } from '#lib/core/log.ts'
import { removeStoredFile, storeFile } from '#lib/storage/files.ts'

const KEPT_BUILDS = 3
// What a build has is 6 MB in 150 files.
const MAX_BYTES = 64 * 1024 * 1024
const MAX_FILES = 2_000
// Each machine that builds for itself has a list of its own.
const MAX_LISTS = 30

/** `folder`: of the build. */
type Build = { folder?: string; now?: number }

/**
 * Keeps the hash-named files of this build in the storage, and removes those of all but the last three builds. During a
 * rolling update a page from one build may ask an instance of another for them. Several instances may do this at once.
 * Throws Unavailable.
 */
export async function keepBuild({ folder = '.next', now = Date.now() }: Build = {}): Promise<void> {
  const assets = await listAssets(folder)
  const bytes = assets.reduce((sum, each) => sum + each.bytes, 0)
  if (bytes > MAX_BYTES || assets.length > MAX_FILES)
    return warn({ bytes, files: assets.length }, 'This build is too large to be kept for a rolling update.')
  const { buildId, sources } = await identify(folder)
  const list: BuildList = { sources, at: now, paths: assets.map(({ path }) => path) }
  // The list first: files without one are removed.
  await storeFile(listKey(buildId), Buffer.from(JSON.stringify(list)))
  await storeMissing(assets)
  await removeOlder()
}

type Asset = { path: string; bytes: number; read: () => Promise<Buffer> }

async function listAssets(folder: string): Promise<Asset[]> {
  const root = join(folder, 'static')
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const script = siteScript()
  const assets: Asset[] = [
    { path: script.path, bytes: Buffer.byteLength(script.body), read: async () => Buffer.from(script.body) },
  ]
  for (const file of files) {
    const path = `/_next/static${file.slice(root.length)}`
    if (assetKey(path)) assets.push({ path, bytes: (await stat(file)).size, read: () => readFile(file) })
  }
  return assets
}

/** Machines that build the same sources get different build ids, but it is the same build to readers. */
async function identify(folder: string): Promise<{ buildId: string; sources: string }> {
  const buildId = (await readFile(join(folder, 'BUILD_ID'), 'utf8')).trim()
  const sources = await readFile(join(folder, 'sources.sha256'), 'utf8').catch(() => buildId)
  return { buildId, sources: sources.trim() }
}

async function storeMissing(assets: readonly Asset[]): Promise<void> {
  const kept = new Set(await Array.fromAsync(listKeptFiles()))
  for (const { path, read } of assets) {
    const key = assetKey(path)
    if (key && !kept.has(key)) await storeFile(key, await read())
  }
}

async function removeOlder(): Promise<void> {
  const lists = await readLists()
  const builds = [...new Set(lists.map(({ list }) => list.sources))].slice(0, KEPT_BUILDS)
  const wanted = new Set<string>()
  for (const [index, { key, list }] of lists.entries()) {
    if (index >= MAX_LISTS || !builds.includes(list.sources)) await removeStoredFile(key)
    else for (const path of list.paths) wanted.add(assetKey(path) ?? '')
  }
  for await (const key of listKeptFiles()) if (!wanted.has(key)) await removeStoredFile(key)
}
