import { z } from 'zod'

/** Incremented when older code could not read a backup of this version. */
export const FORMAT = 1

export const APPLICATION = 'publication'

/** The first part of a backup: a JSON header that describes the rest. */
export const HEADER = 'backup.json'

/** The last part: a JSON trailer that proves completeness. */
export const END = 'end.json'

export const headerSchema = z.object({
  application: z.literal(APPLICATION),
  format: z.number().int(),
  /** Version of the software that wrote it. */
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** Migrations applied to the database, in order. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
  /** Number of images. Backups already made have this key. */
  pictures: z.number().int(),
})
export type Header = z.output<typeof headerSchema>
export type Table = Header['tables'][number]

export const endSchema = z.object({
  parts: z.number().int(),
  /** Hexadecimal SHA-256 of a line `<sha256 of the part> <name>` for each earlier part. */
  sha256: z.string(),
})

export type End = z.output<typeof endSchema>

/** The kind of a part, from its name. Rows are split into parts at any byte, also within a row. */
export type PartName =
  | { kind: 'rows'; table: string; sha256: string }
  | { kind: 'image'; key: string; sha256: string }

const ROWS = /^tables\/([a-z_][a-z0-9_]*)\/\d{6,}\.([0-9a-f]{64})\.copy$/
const IMAGE = /^media\/[0-9a-f]{2}\/([0-9a-f]{64})\.[a-z]{1,5}$/

export function rowsName(table: string, number: number, sha256: string): string {
  return `tables/${table}/${String(number).padStart(6, '0')}.${sha256}.copy`
}

/** Parses the name of a part, which contains the hash of its content; null for an unknown name. */
export function readPartName(name: string): PartName | null {
  const [, table, ofRows] = ROWS.exec(name) ?? []
  if (table && ofRows) return { kind: 'rows', table, sha256: ofRows }
  const [, sha256] = IMAGE.exec(name) ?? []
  return sha256 ? { kind: 'image', key: name, sha256 } : null
}
