import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Invalid } from '#lib/core/errors.ts'

/**
 * Checks an archive against its checksum: the one given, or that in the file beside it, `<archive>.sha256`. Throws Invalid
 * when they differ or there is none. (A checksum from the same place as the archive shows damage, not forgery.)
 */
export async function verifyArchive(file: string, given?: string): Promise<string> {
  const wanted = given ?? (await readChecksum(file))
  if (!/^[0-9a-f]{64}$/i.test(wanted)) throw refuse('A SHA-256 checksum has 64 hexadecimal digits.')
  const found = await sha256(file)
  if (found !== wanted.toLowerCase())
    throw refuse(
      `${basename(file)} is damaged or another file: its SHA-256 is ${found}, not ${wanted}. Download it again.`,
    )
  return found
}

async function readChecksum(file: string): Promise<string> {
  const text = await readFile(`${file}.sha256`, 'utf8').catch(() => null)
  if (text === null)
    throw refuse(
      `There is no ${basename(file)}.sha256 beside the archive. Download it, too, or give --sha256.`,
    )
  return text.trim().split(/\s/)[0] ?? ''
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(file), hash)
  } catch (error) {
    throw refuse(`${file} cannot be read: ${error instanceof Error ? error.message : error}.`)
  }
  return hash.digest('hex')
}

function refuse(message: string): Invalid {
  return new Invalid({ from: message })
}
