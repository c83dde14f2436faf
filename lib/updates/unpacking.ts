import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join, normalize, relative, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import { Conflict, Invalid, Unavailable } from '#lib/core/errors.ts'
import { type Place, readRelease, removeIncoming } from '#lib/updates/place.ts'
import type { Release } from '#lib/updates/release.ts'

/**
 * Unpacks an archive beside the running release, complete or not at all. Throws Invalid for an archive that is not a
 * release for this machine, and Conflict when its version is the running one.
 */
export async function unpackRelease(place: Place, file: string): Promise<Release> {
  removeIncoming(place)
  const draft = join(place.releases, `${process.pid}.incoming`)
  try {
    await unpack(file, draft)
    const release = readRelease(draft)
    requireThisMachine(release)
    if (release.version === place.running.version)
      throw new Conflict(`Version ${release.version} is running already.`)
    const folder = join(place.releases, release.version)
    if (existsSync(folder)) await rm(folder, { recursive: true })
    await rename(draft, folder)
    return release
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw explain(error, place)
  }
}

function explain(error: unknown, { releases }: Place): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EACCES' || code === 'EROFS')
    return new Unavailable(`This user may not write to ${releases}. Update as its owner, such as root.`)
  if (code === 'ENOSPC') return new Unavailable(`The disk of ${releases} is full. Free 600 MB and try again.`)
  return error
}

function requireThisMachine({ platform, version }: Release) {
  const here = `${process.platform}-${process.arch}`
  if (platform !== here)
    throw new Invalid({
      from: `Version ${version} in this archive is for ${platform}, and this machine is ${here}.`,
    })
}

async function unpack(file: string, folder: string): Promise<void> {
  const tar = extract()
  const give = (error: Error) => void tar.destroy(error)
  const zipped = createReadStream(file).on('error', give)
  zipped.pipe(createGunzip().on('error', give)).pipe(tar)
  try {
    for await (const entry of tar) await write(folder, entry.header, entry)
  } finally {
    zipped.destroy()
    tar.destroy()
  }
}

type Entry = AsyncIterable<unknown>

async function write(folder: string, header: Header, content: Entry): Promise<void> {
  // Everything is below one folder, named after the version.
  const [, ...parts] = normalize(header.name).split('/')
  const path = requireInside(folder, join(folder, ...parts))
  await mkdir(dirname(path), { recursive: true })
  if (header.type === 'symlink') {
    const target = header.linkname ?? ''
    requireInside(folder, resolve(dirname(path), target))
    await symlink(target, path)
  } else if (header.type === 'file') await pipeline(content, createWriteStream(path, { mode: header.mode }))
}

function requireInside(folder: string, path: string): string {
  if (relative(folder, path).startsWith('..'))
    throw new Invalid({ from: `This archive is not a release: it would write to ${path}.` })
  return path
}
