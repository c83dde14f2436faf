import { type Header, headerSchema } from '#lib/backup/format.ts'
import { isPictureKey } from '#lib/backup/pictures.ts'
import { isHeader, type Part, readParts } from '#lib/backup/reading-parts.ts'
import { Invalid } from '#lib/core/errors.ts'
import { readMigrations } from '#lib/db/migrations.ts'

export type Reading = {
  signal?: AbortSignal
  /** Hears how much of the file has been read, in bytes. */
  onBytes?: (bytes: number) => void
}

export type Contents = { header: Header; pictures: number }

/**
 * Reads a whole backup and checks every part of it. `take` gets each picture. Throws Invalid with the reason when the
 * file is damaged, cut off, or newer than this program.
 */
export async function verifyBackup(
  path: string,
  reading: Reading = {},
  take: (key: string, part: Part) => Promise<void> = async () => undefined,
): Promise<Contents> {
  let header: Header | undefined
  let pictures = 0
  for await (const part of readParts(path, reading)) {
    if (isHeader(part)) {
      await requireKnown(part)
      header = part
    } else if (part.kind === 'picture') {
      if (!isPictureKey(part.key)) throw new Invalid({ file: `${part.key} is no picture of a publication.` })
      await take(part.key, part)
      pictures += 1
    } else if (!header?.tables.some(({ name }) => name === part.table)) {
      throw new Invalid({ file: `The backup holds rows of a table ${part.table} that it does not name.` })
    }
  }
  return { header: headerSchema.parse(header), pictures }
}

/** Only a database with the backup's own migrations can take its rows, and this program has to know how to make one. */
async function requireKnown({ migrations, version }: Header): Promise<void> {
  const known = new Map((await readMigrations()).map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of migrations) {
    if (!known.has(name))
      throw new Invalid({
        file: `This backup was written by a newer version (${version}): this one lacks the migration ${name}. Update the publication first.`,
      })
    if (known.get(name) !== checksum)
      throw new Invalid({
        file: `This backup comes from a database whose migration ${name} was another one. Restore it with the version that wrote it (${version}).`,
      })
  }
}
