import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join, normalize, relative, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, type Headers } from 'tar-stream'
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
    await pipeline(createReadStream(file), createGunzip(), into(draft))
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

function into(folder: string) {
  const tar = extract()
  tar.on('entry', (header: Headers, content: Readable, next: (error?: unknown) => void) => {
    write(folder, header, content).then(() => next(), next)
  })
  return tar
}

async function write(folder: string, header: Headers, content: Readable): Promise<void> {
  // Everything is below one folder, named after the version.
  const [, ...parts] = normalize(header.name).split('/')
  const path = requireInside(folder, join(folder, ...parts))
  await mkdir(dirname(path), { recursive: true })
  if (header.type === 'symlink') {
    const target = header.linkname ?? ''
    requireInside(folder, resolve(dirname(path), target))
    await symlink(target, path)
    content.resume()
    return
  }
  if (header.type === 'file') await pipeline(content, createWriteStream(path, { mode: header.mode ?? 0o644 }))
  else content.resume()
}

function requireInside(folder: string, path: string): string {
  if (relative(folder, path).startsWith('..'))
    throw new Invalid({ from: `This archive is not a release: it would write to ${path}.` })
  return path
}
