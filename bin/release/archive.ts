import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Header, type Pack, pack } from 'tar-stream'
import type { Release } from '#lib/updates/release.ts'
import type { ReleaseFile } from './files.ts'

/**
 * A release as a compressed tar stream, everything below `top`: the same bytes for the same files. `size`: of all files,
 * in bytes, once the stream has ended.
 */
export function archive(top: string, files: ReleaseFile[], release: Release, level?: number) {
  const tar = pack()
  const record = `${JSON.stringify(release, null, 2)}\n`
  const zipped = tar.pipe(createGzip(level === undefined ? {} : { level }))
  // Errors reach the reader of the stream, which is the only one that waits.
  void write(tar, { top, files, record }).catch((error: unknown) => zipped.destroy(asError(error)))
  return {
    stream: zipped,
    size: () => files.reduce((sum, { size }) => sum + size, record.length),
  }
}

async function write(
  tar: Pack,
  { top, files, record }: { top: string; files: ReleaseFile[]; record: string },
) {
  tar.entry(headers(`${top}/release.json`), record)
  for (const file of files) await add(tar, `${top}/${file.path}`, file)
  tar.finalize()
}

async function add(tar: Pack, name: string, { path, size, isProgram, link }: ReleaseFile): Promise<void> {
  if (link !== undefined) {
    tar.entry({ ...headers(name), type: 'symlink', linkname: link })
    return
  }
  await pipeline(
    createReadStream(path),
    tar.entry({ ...headers(name), size, mode: isProgram ? 0o755 : 0o644 }),
  )
}

/** Nothing of the machine that packs: neither its users nor its clock. */
function headers(name: string): Partial<Header> & { name: string } {
  return { name, mtime: new Date(0), uid: 0, gid: 0, mode: 0o644 }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
