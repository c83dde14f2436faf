import { type Header, headerSchema } from '#lib/backup/format.ts'
import { isImageKey } from '#lib/backup/images.ts'
import { isHeader, type Part, readParts } from '#lib/backup/reading-parts.ts'
import { Invalid } from '#lib/core/errors.ts'
import { readMigrations } from '#lib/db/migrations.ts'

export type Reading = {
  signal?: AbortSignal
  /** Called with the number of bytes read so far. */
  onBytes?: (bytes: number) => void
}

export type Contents = { header: Header; images: number }

/**
 * Reads a whole backup and verifies every part. `take` receives each image. Throws Invalid with the reason when the
 * file is damaged, truncated, or newer than this version.
 */
export async function verifyBackup(
  path: string,
  reading: Reading = {},
  take: (key: string, part: Part) => Promise<void> = async () => undefined,
): Promise<Contents> {
  let header: Header | undefined
  let images = 0
  for await (const part of readParts(path, reading)) {
    if (isHeader(part)) {
      await requireKnown(part)
      header = part
    } else if (part.kind === 'image') {
      if (!isImageKey(part.key))
        throw new Invalid({ file: `${part.key} is not the key of an image. Use another backup.` })
      await take(part.key, part)
      images += 1
    } else if (!header?.tables.some(({ name }) => name === part.table)) {
      throw new Invalid({
        file: `The backup contains rows of the table ${part.table}, which its header does not list. Use another backup.`,
      })
    }
  }
  return { header: headerSchema.parse(header), images }
}

/** The rows fit only a database with the backup's own migrations, so this version must have all of them. */
async function requireKnown({ migrations, version }: Header): Promise<void> {
  const known = new Map((await readMigrations()).map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of migrations) {
    if (!known.has(name))
      throw new Invalid({
        file: `This backup was written by a newer version (${version}): this version lacks the migration ${name}. Update the software first.`,
      })
    if (known.get(name) !== checksum)
      throw new Invalid({
        file: `This backup comes from a database with a different migration ${name}. Restore it with the version that wrote it (${version}).`,
      })
  }
}
