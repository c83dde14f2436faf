import { db } from '#lib/db/client.ts'
import { Prisma } from '#prisma/client.ts'

/** A hash of all rows of a query with one column of text, in whatever order they come. */
export async function fingerprint(sql: string): Promise<string> {
  const [row] = await db().$queryRaw<{ hash: string }[]>`
    SELECT md5(string_agg(line, ',' ORDER BY line)) AS hash FROM (${Prisma.raw(sql)}) AS rows (line)`
  return row?.hash ?? ''
}
