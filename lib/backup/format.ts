import { z } from 'zod'

/** Raised when a file of this version could not be read by the code before it. */
export const FORMAT = 1

export const APPLICATION = 'publication'

/** The first part of a backup, in JSON: what the rest is. */
export const HEADER = 'backup.json'

/** The last part, in JSON: the proof that nothing is missing. */
export const END = 'end.json'

export const headerSchema = z.object({
  application: z.literal(APPLICATION),
  format: z.number().int(),
  /** Of the program that wrote it. */
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** What the database had, in order. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
  /** How many pictures there are. */
  pictures: z.number().int(),
})
export type Header = z.output<typeof headerSchema>
export type Table = Header['tables'][number]

export const endSchema = z.object({
  parts: z.number().int(),
  /** SHA-256, hexadecimal, of a line `<sha256 of the part> <name>` for each part before this one. */
  sha256: z.string(),
})

export type End = z.output<typeof endSchema>

/** What a part is, by its name. Rows are cut into parts anywhere, also within a row. */
export type PartName =
  | { kind: 'rows'; table: string; sha256: string }
  | { kind: 'picture'; key: string; sha256: string }

const ROWS = /^tables\/([a-z_][a-z0-9_]*)\/\d{6,}\.([0-9a-f]{64})\.copy$/
const PICTURE = /^media\/[0-9a-f]{2}\/([0-9a-f]{64})\.[a-z]{1,5}$/

export function rowsName(table: string, number: number, sha256: string): string {
  return `tables/${table}/${String(number).padStart(6, '0')}.${sha256}.copy`
}

/** Reads the name of a part, which holds the hash of its content; null when it is not one of ours. */
export function readPartName(name: string): PartName | null {
  const [, table, ofRows] = ROWS.exec(name) ?? []
  if (table && ofRows) return { kind: 'rows', table, sha256: ofRows }
  const [, sha256] = PICTURE.exec(name) ?? []
  return sha256 ? { kind: 'picture', key: name, sha256 } : null
}
