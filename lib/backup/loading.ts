import { once } from 'node:events'
import type pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { quote } from '#lib/backup/dumping.ts'
import type { Header } from '#lib/backup/format.ts'
import { isHeader, readParts } from '#lib/backup/reading-parts.ts'
import type { Reading } from '#lib/backup/verifying.ts'

/** Loads the rows of a backup into empty tables with COPY. Stops at the first image. */
export async function loadRows(
  client: pg.Client,
  path: string,
  { tables }: Header,
  reading: Reading,
): Promise<void> {
  let current: { table: string; copy: CopyStreamQuery } | undefined
  for await (const part of readParts(path, reading)) {
    if (isHeader(part)) continue
    if (part.kind === 'image') break
    if (current?.table !== part.table) {
      await finish(current?.copy)
      const columns = tables.find(({ name }) => name === part.table)?.columns ?? []
      current = { table: part.table, copy: begin(client, part.table, columns) }
    }
    for await (const bytes of part.bytes) await write(current.copy, bytes)
  }
  await finish(current?.copy)
}

function begin(client: pg.Client, table: string, columns: readonly string[]): CopyStreamQuery {
  const copy = client.query(copyFrom(`COPY ${quote(table)} (${columns.map(quote).join(', ')}) FROM STDIN`))
  // `write` and `finish` report the error.
  copy.on('error', () => undefined)
  return copy
}

async function write(copy: CopyStreamQuery, bytes: Buffer): Promise<void> {
  if (copy.errored) throw copy.errored
  if (!copy.write(bytes)) await once(copy, 'drain')
}

async function finish(copy: CopyStreamQuery | undefined): Promise<void> {
  if (!copy) return
  if (copy.errored) throw copy.errored
  copy.end()
  await once(copy, 'finish')
}
