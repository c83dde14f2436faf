import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Invalid } from '#lib/core/errors.ts'
import { saveFromOutside } from '#lib/outgoing/fetching.ts'
import type { Place } from '#lib/updates/place.ts'

const MAX_ARCHIVE_BYTES = 1024 * 1024 * 1024
const MAX_CHECKSUM_BYTES = 1024

type Archive = { file: string; sha256?: string | undefined }

/**
 * Hands over the file of an archive. One with a web address is downloaded first, with its checksum unless that is given,
 * and deleted afterwards. Throws Invalid.
 */
export async function withFile<Result>(
  { home }: Pick<Place, 'home'>,
  archive: Archive,
  use: (file: string) => Promise<Result>,
): Promise<Result> {
  if (!/^https?:/i.test(archive.file)) return await use(archive.file)
  const folder = join(home, 'download.incoming')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { mode: 0o700 })
  try {
    return await use(await download(archive, folder))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function download({ file: address, sha256 }: Archive, folder: string): Promise<string> {
  const url = URL.parse(address)
  const name = url && basename(url.pathname)
  if (!url || !name) throw new Invalid({ from: `${address} does not name an archive.` })
  const file = join(folder, name)
  if (sha256 === undefined) await downloadChecksum(url, `${file}.sha256`)
  await saveFromOutside(address, { file, maxBytes: MAX_ARCHIVE_BYTES })
  return file
}

/** The checksum decides what runs here, so it comes over TLS. */
async function downloadChecksum(archive: URL, file: string): Promise<void> {
  const url = new URL(archive)
  url.pathname += '.sha256'
  const secure = ({ protocol }: URL) => protocol === 'https:'
  const advice = 'Use an address with https, or give --sha256.'
  if (!secure(url))
    throw new Invalid({ from: `A checksum is not taken from ${url.protocol} addresses. ${advice}` })
  const found = await saveFromOutside(url.href, { file, maxBytes: MAX_CHECKSUM_BYTES })
  if (!secure(found)) throw new Invalid({ from: `${url.href} leads to an address without https. ${advice}` })
}
