import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import { type Extract, extract, type Header as TarHeader } from 'tar-stream'
import { z } from 'zod'
import { bytesOf } from '#lib/backup/chunks.ts'
import {
  APPLICATION,
  END,
  endSchema,
  FORMAT,
  HEADER,
  type Header,
  headerSchema,
  type PartName,
  readPartName,
} from '#lib/backup/format.ts'
import { lineOf } from '#lib/backup/writing-parts.ts'
import { Invalid } from '#lib/core/errors.ts'

/** A part of a backup. The hash is checked while the bytes are read: a mismatch throws at the end of the part. */
export type Part = PartName & { size: number; bytes: AsyncIterable<Buffer> }

type Options = {
  signal?: AbortSignal
  /** Called with the number of bytes read so far. */
  onBytes?: (bytes: number) => void
}

type Entry = AsyncIterable<unknown> & { header: TarHeader }

const JSON_AT_MOST = 4 * 1024 * 1024

/**
 * Reads a backup: its header, then its parts. Unread bytes of a part are skipped, but checked. Throws Invalid for a
 * file that is damaged, truncated, of a newer version, or not a backup.
 */
export async function* readParts(path: string, options: Options = {}): AsyncGenerator<Header | Part> {
  const digest = createHash('sha256')
  const entries = openEntries(path, options)
  let parts = 0
  let hasEnded = false
  try {
    for await (const entry of entries) {
      const { name } = entry.header
      if (hasEnded) throw damaged('there is data after its end')
      if (parts === 0) yield readHeader(name, await readJson(entry, digest))
      else if (name === END) hasEnded = isEnd(await readJson(entry), { parts, digest })
      else yield* readPart(entry, digest)
      parts += 1
    }
  } catch (error) {
    throw explained(error)
  } finally {
    entries.destroy()
  }
  if (!hasEnded) throw damaged('its end is missing')
}

export function isHeader(part: Header | Part): part is Header {
  return 'format' in part
}

function openEntries(path: string, { signal, onBytes }: Options): Extract {
  const entries = extract()
  const give = (error: Error) => void entries.destroy(error)
  const file = createReadStream(path, { signal }).on('error', give)
  const plain = createGunzip().on('error', give)
  let bytes = 0
  file.on('data', (chunk) => {
    bytes += chunk.length
    onBytes?.(bytes)
  })
  entries.on('close', () => {
    file.destroy()
    plain.destroy()
  })
  file.pipe(plain).pipe(entries)
  return entries
}

async function readJson(entry: Entry, digest?: Hash): Promise<unknown> {
  const { name, size = 0 } = entry.header
  if (size > JSON_AT_MOST) throw noBackup()
  const bytes = await buffer(bytesOf(entry))
  digest?.update(lineOf(name, createHash('sha256').update(bytes).digest('hex')))
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw name === END ? damaged(`${name} cannot be read`) : noBackup()
  }
}

const stamp = z.object({ application: z.literal(APPLICATION), format: z.number(), version: z.string() })

function readHeader(name: string, json: unknown): Header {
  const stamped = stamp.safeParse(json)
  if (name !== HEADER || !stamped.success) throw noBackup()
  if (stamped.data.format > FORMAT)
    throw new Invalid({
      file: `This backup has format ${stamped.data.format}, written by version ${stamped.data.version}; this version reads up to ${FORMAT}. Update the software first.`,
    })
  const header = headerSchema.safeParse(json)
  if (!header.success) throw damaged('its header is invalid')
  return header.data
}

async function* readPart(entry: Entry, digest: Hash): AsyncGenerator<Part> {
  const { name, size = 0, type } = entry.header
  const read = type === 'file' ? readPartName(name) : null
  if (!read) throw damaged('it contains an unknown entry')
  const bytes = checked(entry, read.sha256, name)
  yield { ...read, size, bytes }
  for await (const _ of bytes);
  digest.update(lineOf(name, read.sha256))
}

async function* checked(entry: Entry, sha256: string, name: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of bytesOf(entry)) {
    hash.update(chunk)
    yield chunk
  }
  if (hash.digest('hex') !== sha256) throw damaged(`${name} has changed`)
}

function isEnd(json: unknown, { parts, digest }: { parts: number; digest: Hash }): boolean {
  const end = endSchema.safeParse(json)
  if (end.data?.parts === parts && end.data.sha256 === digest.copy().digest('hex')) return true
  throw damaged('parts are missing or were replaced')
}

function damaged(why: string): Invalid {
  return new Invalid({ file: `This backup is damaged: ${why}. Use another one.` })
}

function noBackup(): Invalid {
  return new Invalid({
    file: 'This is not a backup of this software. Give a file that “backup create” wrote.',
  })
}

function explained(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES')
    return new Invalid({ file: 'The file does not exist or cannot be read. Check its name.' })
  if (code === 'Z_BUF_ERROR') return damaged('it is truncated')
  if (error instanceof Error && error.message === 'incorrect header check') return noBackup()
  if (code === 'Z_DATA_ERROR') return damaged('its compressed data is invalid')
  const message = error instanceof Error ? error.message : ''
  return /^(Invalid tar header|Unexpected end of data)/.test(message) ? damaged('it is truncated') : error
}
